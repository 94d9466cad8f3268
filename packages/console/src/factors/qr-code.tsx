import { create } from 'qrcode'
import styles from './qr-code.module.css'

interface QrCodeProps {
  readonly text: string
  readonly label: string
}

/** Free space around it, by which a camera finds it (ISO/IEC 18004). */
const margin = 4

/** Dark on light in both themes: few cameras read the reverse. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from(data, (isDark, index) =>
    isDark ? `M${(index % size) + margin} ${Math.floor(index / size) + margin}h1v1h-1z` : '',
  ).join('')
  const whole = size + 2 * margin
  return (
    <svg className={styles.code} viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label}>
      <path d={squares} shapeRendering="crispEdges" />
    </svg>
  )
}
