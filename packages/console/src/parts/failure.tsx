import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { IconAlertTriangle } from '@tabler/icons-react'
import styles from './failure.module.css'
import { RequestId } from './request-id.tsx'

interface FailureProps {
  readonly error: Error
  readonly onRetry?: () => void
}

/** Where a part of a page could not be shown, or a form was refused: what happened, and a way to try again. */
export function Failure({ error, onRetry }: FailureProps) {
  const problem = error instanceof PortreeveError ? error.problem : null
  return (
    <div className={styles.failure} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <strong>{problem?.title ?? 'This could not be shown'}</strong>
        <p>{problem?.detail ?? error.message}</p>
        {problem !== null && problem.errors.length > 0 && (
          <ul>
            {problem.errors.map(({ field, message }) => (
              <li key={field + message}>{message}</li>
            ))}
          </ul>
        )}
        {problem?.requestId && <RequestId id={problem.requestId} />}
      </div>
      {onRetry && (
        <Button variant="default" size="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
