import { Link } from '@tanstack/react-router'
import { useDeployment } from '../deployment/deployment.ts'
import styles from './sign-up-link.module.css'

/** On the sign-in page, where whoever has no account can make one. */
export function SignUpLink() {
  const { signUp } = useDeployment()
  if (signUp === null) return null
  return (
    <p className={styles.line}>
      No account yet? <Link to="/sign-up">Sign up</Link>
    </p>
  )
}
