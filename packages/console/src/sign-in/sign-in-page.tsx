import { IconCircleCheck } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { GuideLinks } from '../guides/guide-links.tsx'
import { Mark } from '../parts/mark.tsx'
import { PasskeySignIn } from '../passkeys/passkey-sign-in.tsx'
import { ProviderProblem } from '../providers/provider-problem.tsx'
import { SignUpLink } from '../sign-up/sign-up-link.tsx'
import { CookieRefusedNotice } from './cookie-refused.tsx'
import { DemoPeople } from './demo-people.tsx'
import { SignInForm } from './sign-in-form.tsx'
import styles from './sign-in-page.module.css'
import { SignedInAlready } from './signed-in-already.tsx'
import { CookieRefused, useSignIn } from './use-sign-in.ts'

/** The way in: what runs here, email and password, and in a demo everybody by role. */
export function SignInPage() {
  const { to, out } = useSearch({ from: '/sign-in' })
  const { name, blueprint, demo } = useDeployment()
  const signIn = useSignIn(to)
  useEffect(() => {
    document.title = `Sign in · ${name} · Portreeve`
  }, [name])
  return (
    <main className={styles.page} data-demo={demo || undefined}>
      <div className={styles.way}>
        <p className={styles.brand}>
          <Mark size={26} />
          Portreeve
        </p>
        <div className={styles.middle}>
          <header>
            <h1>
              Sign in to <bdi>{name}</bdi>
            </h1>
            <p className="quiet">{blueprint.label}</p>
          </header>
          {out === 'true' && (
            <p className={styles.out} role="status">
              <IconCircleCheck size={18} stroke={1.8} aria-hidden /> You are signed out
            </p>
          )}
          <ProviderProblem />
          {signIn.error instanceof CookieRefused && <CookieRefusedNotice />}
          {out === undefined && <SignedInAlready to={to} />}
          <SignInForm signIn={signIn} autoFocus={!demo} />
          <PasskeySignIn signIn={signIn} />
          <SignUpLink />
        </div>
      </div>
      {demo && (
        <div className={styles.demo}>
          <DemoPeople signIn={signIn} />
        </div>
      )}
      <div className={styles.links}>
        <GuideLinks />
      </div>
    </main>
  )
}
