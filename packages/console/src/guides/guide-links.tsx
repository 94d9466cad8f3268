import { Link } from '@tanstack/react-router'
import styles from './guide-links.module.css'
import { guides } from './guides.ts'

/** To every guide and to the API's description; for pages outside a place. */
export function GuideLinks() {
  return (
    <nav className={styles.links} aria-label="Guides">
      {guides.map(({ id, title }) => (
        <Link key={id} to="/guides/$guide" params={{ guide: id }}>
          {title}
        </Link>
      ))}
      <a href="/docs">API reference</a>
    </nav>
  )
}
