import { CopyText } from './copy-text.tsx'
import styles from './request-id.module.css'

/** What support asks for: the id under which the server's log has this request. */
export function RequestId({ id }: { readonly id: string }) {
  return (
    <span className={styles.id}>
      Request <CopyText text={id} label="Copy the request id" />
    </span>
  )
}
