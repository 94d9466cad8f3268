import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FailedPage } from '../entry/failed-page.tsx'
import { Frame } from '../entry/frame.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import { Failure } from '../parts/failure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { sessionQuery } from '../session/session.ts'
import { signOut } from '../session/sign-out.ts'
import { returnPath } from '../sign-in/return-path.ts'
import { FactorForm } from './factor-form.tsx'
import { secondStepQuery } from './factors.ts'
import styles from './second-factor-page.module.css'

/** After the password, and before anything else is open: something that only this person has. */
export function SecondFactorPage() {
  const { to } = useSearch({ from: '/second-factor' })
  const step = useQuery(secondStepQuery)
  if (step.data) return <Show name={step.data.person.name} to={returnPath(to, window.location.origin)} />
  if (step.isPending) return <WaitingPage />
  if (step.error instanceof PortreeveError && step.error.problem.code === 'not-signed-in') {
    return <Navigate to="/sign-in" search={to === undefined ? {} : { to }} replace />
  }
  return <FailedPage error={step.error} reset={step.refetch} />
}

function Show({ name, to }: { readonly name: string; readonly to: string }) {
  const client = useQueryClient()
  const { history } = useRouter()
  const [failure, setFailure] = useState<Error | null>(null)
  const goOn = async () => {
    try {
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
      client.removeQueries(secondStepQuery)
      history.replace(to)
    } catch (error) {
      setFailure(error as Error)
    }
  }
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title="Show your second factor"
          lead={
            <>
              <bdi>{name}</bdi>, one more step: something that only you have. Nothing is open before it.
            </>
          }
        />
        {failure && <Failure error={failure} onRetry={goOn} />}
        <div className={styles.card}>
          <FactorForm onShown={goOn} offersRemember />
        </div>
        <Button className={styles.out} variant="subtle" color="ink" onClick={() => signOut('/sign-in')}>
          Sign in as somebody else
        </Button>
      </div>
    </Frame>
  )
}
