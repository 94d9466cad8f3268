import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Badge } from '../parts/badge.tsx'
import { scopeParam } from '../session/scope.ts'
import type { HeldScope } from '../session/session.ts'
import styles from './place-links.module.css'

interface PlaceLinksProps {
  readonly places: readonly HeldScope[]
  /** The place of last time, as addresses write it. */
  readonly last?: string | null
}

/** Places to go to, each with its type and one's roles there. */
export function PlaceLinks({ places, last = null }: PlaceLinksProps) {
  return (
    <ul className={styles.places}>
      {places.map(({ id, name, typeLabel, roles }) => (
        <li key={scopeParam(id)}>
          <Link className={styles.place} to="/scopes/$scope" params={{ scope: scopeParam(id) }}>
            <span className={styles.words}>
              <bdi className={styles.name} title={name}>
                {name}
              </bdi>
              <span className={styles.type}>
                {[typeLabel, ...(scopeParam(id) === last ? ['where you were last'] : [])].join(' · ')}
              </span>
            </span>
            <span className={styles.roles}>
              {roles.map((role) => (
                <Badge key={role.key}>{role.label}</Badge>
              ))}
            </span>
            <IconChevronRight size={16} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  )
}
