import type { WriteStream } from 'node:tty'
import type { Progress } from './terminal.ts'

const width = 24
const everyMs = 100

/** One line that is drawn over itself. Not the progress of @clack/prompts: that one ends the process with 0 when Ctrl-C is pressed. */
export function progressLine(stream: WriteStream): (title: string, total: number) => Progress {
  return (title, total) => {
    if (stream.isTTY !== true) return { advance: () => {}, end: () => {} }
    let done = 0
    let drawnAt = 0
    const draw = () => {
      const share = total === 0 ? 1 : Math.min(1, done / total)
      const full = Math.round(share * width)
      const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`
      stream.write(`\r\u001b[K${title} ${bar} ${Math.floor(share * 100)} %`)
    }
    draw()
    return {
      advance(by) {
        done += by
        if (performance.now() - drawnAt < everyMs) return
        drawnAt = performance.now()
        draw()
      },
      end: () => stream.write('\r\u001b[K'),
    }
  }
}
