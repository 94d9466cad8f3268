import { IconCookieOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { cookieAdvice } from './cookie-advice.ts'
import styles from './cookie-refused.module.css'

/** The only way in which signing in fails although everything was right: said as what it is. */
export function CookieRefusedNotice() {
  const advice = cookieAdvice(window.location, navigator.userAgent)
  const notice = useRef<HTMLElement>(null)
  // Whoever chose somebody further down would not see it.
  useEffect(() => notice.current?.scrollIntoView({ block: 'center' }), [])
  return (
    <section ref={notice} className={styles.notice} role="alert">
      <IconCookieOff size={18} stroke={1.8} aria-hidden />
      <div>
        <h2>Your browser did not keep the sign-in</h2>
        <p>
          The server let you in, but this browser did not keep the cookie that says so. Nothing is wrong with your
          account.
        </p>
        <ul>
          {advice.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </section>
  )
}
