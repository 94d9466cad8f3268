import { IconAlertTriangle } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import failure from '../parts/failure.module.css'
import { problemWords } from './problem-words.ts'

/** Why one came back from a provider without what one went for. */
export function ProviderProblem() {
  const { problem, provider } = useSearch({ strict: false })
  const { signIn } = useDeployment()
  const known = signIn.flatMap(({ providers }) => providers).find(({ id }) => id === provider)
  const words = problemWords(problem, known?.label ?? 'this provider')
  const notice = useRef<HTMLDivElement>(null)
  // One came back to the top of the page, and this may stand further down.
  useEffect(() => notice.current?.scrollIntoView({ block: 'center' }), [])
  if (words === null) return null
  return (
    <div ref={notice} className={failure.failure} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <strong>{words.title}</strong>
        <p>{words.text}</p>
      </div>
    </div>
  )
}
