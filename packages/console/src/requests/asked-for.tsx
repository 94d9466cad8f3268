import styles from './asked-for.module.css'
import { askedWords } from './request-words.ts'
import type { AccessRequest } from './requests.ts'

/** What somebody asks for, and why, in their own words. */
export function AskedFor({ request }: { readonly request: AccessRequest }) {
  const { permission, note } = request
  return (
    <div className={styles.asked}>
      <p>
        {askedWords(request)} {permission && <code>{permission.id}</code>}
      </p>
      {note && <q dir="auto">{note}</q>}
    </div>
  )
}
