import { IconAlertTriangle } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useDeployment } from '../deployment/deployment.ts'
import failure from '../parts/failure.module.css'
import { problemWords } from './problem-words.ts'

/** Why one came back from a provider without what one went for. */
export function ProviderProblem() {
  const { problem, provider } = useSearch({ strict: false })
  const { signIn } = useDeployment()
  const known = signIn.flatMap(({ providers }) => providers).find(({ id }) => id === provider)
  const words = problemWords(problem, known?.label ?? 'this provider')
  if (words === null) return null
  return (
    <div className={failure.failure} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <strong>{words.title}</strong>
        <p>{words.text}</p>
      </div>
    </div>
  )
}
