import { PortreeveError, type Problem } from '@portreeve/sdk'
import { type FormEvent, useState } from 'react'
import type { Deployment } from '../deployment/deployment.ts'
import { Message } from '../layout/message.tsx'
import { sendSetUp, tokenOf } from './send-set-up.ts'
import { SetUpFields } from './set-up-fields.tsx'
import './set-up-page.css'

type Progress =
  | { readonly state: 'asking' | 'sending' }
  | { readonly state: 'refused'; readonly reason: string; readonly problem: Problem | null }
  | { readonly state: 'done'; readonly email: string }

/** Where the one-time link leads: makes the first account of this deployment. */
export function SetUpPage({ deployment }: { readonly deployment: Deployment }) {
  const [token] = useState(() => tokenOf(window.location))
  const [progress, setProgress] = useState<Progress>({ state: 'asking' })

  if (progress.state === 'done') return <Done email={progress.email} />
  if (deployment.setUp || token === null) return <NoLink setUp={deployment.setUp} />

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (field: string) => String(data.get(field) ?? '')
    const input = {
      deploymentName: text('deploymentName'),
      name: text('name'),
      email: text('email'),
      password: text('password'),
    }
    setProgress({ state: 'sending' })
    try {
      await sendSetUp(token, input)
      setProgress({ state: 'done', email: input.email })
    } catch (error) {
      const { message, problem } = error instanceof PortreeveError ? error : { message: String(error), problem: null }
      setProgress({ state: 'refused', reason: message, problem })
    }
  }

  return (
    <div className="set-up">
      <header>
        <h1>Set up Portreeve</h1>
        <p className="lead">
          You are the first person here. This link works once: it makes your account and gives you the roles that the
          blueprint {deployment.blueprint.label} has for whoever sets it up.
        </p>
      </header>
      <form onSubmit={submit}>
        {progress.state === 'refused' && (
          <div className="refused" role="alert">
            <strong>That did not work.</strong> {progress.reason}
            {progress.problem?.requestId && (
              <small>
                Request <code>{progress.problem.requestId}</code>
              </small>
            )}
          </div>
        )}
        <SetUpFields errors={progress.state === 'refused' ? (progress.problem?.errors ?? []) : []} />
        <button type="submit" className="primary" disabled={progress.state === 'sending'}>
          {progress.state === 'sending' ? 'Setting up…' : 'Set up'}
        </button>
      </form>
    </div>
  )
}

function Done({ email }: { readonly email: string }) {
  return (
    <Message title="It is set up" action={{ label: 'Go to the start page', act: () => window.location.assign('/') }}>
      Your account is <strong>{email}</strong>. The link cannot be used again.
    </Message>
  )
}

function NoLink({ setUp }: { readonly setUp: boolean }) {
  if (setUp) {
    return (
      <Message
        title="This is set up already"
        action={{ label: 'Go to the start page', act: () => window.location.assign('/') }}
      >
        The one-time link has been used. Whoever can reach the server's host, and nobody else, can let somebody in again
        with <code>npx portreeve recover</code>.
      </Message>
    )
  }
  return (
    <Message title="This link is not complete">
      Copy the whole link from the server's start text, with everything after the <code>#</code>. If it is lost, print a
      new one on the server with <code>npx portreeve setup --new-link</code>.
    </Message>
  )
}
