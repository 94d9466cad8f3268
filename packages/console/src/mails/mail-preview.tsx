import { useState } from 'react'
import { nonce } from '../nonce.ts'
import styles from './mail-drawer.module.css'

/**
 * The mail as mail readers show it, in a frame in which nothing runs. The frame is under the policy of this page, so its sheet
 * needs the page's word.
 */
export function MailPreview({ html, subject }: { readonly html: string; readonly subject: string }) {
  const [height, setHeight] = useState<number>()
  return (
    <iframe
      className={styles.preview}
      title={`The mail “${subject}”`}
      // Of this origin, so that its height can be read; without scripts, forms and links all the same.
      sandbox="allow-same-origin"
      srcDoc={html.replace('<style>', `<style nonce="${nonce}">`)}
      height={height}
      onLoad={({ currentTarget }) => setHeight(currentTarget.contentDocument?.documentElement.scrollHeight)}
    />
  )
}
