import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { PortreeveError } from '@portreeve/sdk'
import { IconCircleCheck, IconLink, IconLinkOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useDeployment } from '../deployment/deployment.ts'
import { Frame } from '../entry/frame.tsx'
import { Failure } from '../parts/failure.tsx'
import { MessagePage } from '../parts/message-page.tsx'
import { NewPasswordInput } from '../parts/new-password-input.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { sendSetUp } from './send-set-up.ts'
import styles from './set-up-page.module.css'

const empty = { deploymentName: '', name: '', email: '', password: '' }

/** Where the one-time link leads: makes the first account of this deployment. The secret behind the `#` is in no log: browsers do not send it. */
export function SetUpPage() {
  const { setUp, blueprint } = useDeployment()
  // Whoever pastes the link where this page is open already changes nothing but what stands behind the `#`.
  const token = useLocation().hash || null
  const form = useForm({ mode: 'uncontrolled', initialValues: empty })
  const send = useMutation({
    mutationFn: (input: typeof empty) => sendSetUp(token ?? '', input),
    onError: (error) => {
      const errors = error instanceof PortreeveError ? error.problem.errors : []
      form.setErrors(Object.fromEntries(errors.map(({ field, message }) => [field, message])))
    },
    meta: { shownInPlace: true },
  })

  if (send.isSuccess) return <Done email={send.variables.email} />
  if (setUp || token === null) return <NoLink setUp={setUp} />
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title="Set up Portreeve"
          lead={`You are the first person here. This link works once: it makes your account and gives you the roles that the blueprint ${blueprint.label} has for whoever sets it up.`}
        />
        <form onSubmit={form.onSubmit((input) => send.mutate(input))}>
          <Stack gap="md">
            {send.error && <Failure error={send.error} />}
            <TextInput
              label="Whose deployment is this?"
              description="The name of your company or product. Everybody who comes here sees it."
              autoComplete="organization"
              required
              withAsterisk={false}
              key={form.key('deploymentName')}
              {...form.getInputProps('deploymentName')}
            />
            <TextInput
              label="Your name"
              autoComplete="name"
              required
              withAsterisk={false}
              key={form.key('name')}
              {...form.getInputProps('name')}
            />
            <TextInput
              label="Your email address"
              type="email"
              autoComplete="email"
              required
              withAsterisk={false}
              key={form.key('email')}
              {...form.getInputProps('email')}
            />
            <NewPasswordInput key={form.key('password')} {...form.getInputProps('password')} />
            <Button type="submit" loading={send.isPending} className={styles.submit}>
              Set up
            </Button>
          </Stack>
        </form>
      </div>
    </Frame>
  )
}

function Done({ email }: { readonly email: string }) {
  return (
    <Frame>
      <MessagePage
        icon={IconCircleCheck}
        title="It is set up"
        actions={
          <Button component="a" href="/sign-in">
            Sign in
          </Button>
        }
      >
        <p>
          Your account is <strong>{email}</strong>. The link cannot be used again.
        </p>
      </MessagePage>
    </Frame>
  )
}

function NoLink({ setUp }: { readonly setUp: boolean }) {
  if (setUp) {
    return (
      <Frame>
        <MessagePage
          icon={IconLinkOff}
          title="This is set up already"
          actions={
            <Button component="a" href="/sign-in">
              Sign in
            </Button>
          }
        >
          <p>
            The one-time link has been used. Whoever can reach the server's host, and nobody else, can let somebody in
            again with <code>npx portreeve recover</code>.
          </p>
        </MessagePage>
      </Frame>
    )
  }
  return (
    <Frame>
      <MessagePage icon={IconLink} title="Nobody has set this up yet">
        <p>
          The text that the server printed when it started has a link that can be used once. Whoever follows it becomes
          the first administrator. Copy the whole link, with everything after the <code>#</code>.
        </p>
        <p>
          If it is lost, print a new one on the server with <code>npx portreeve setup --new-link</code>. More is in{' '}
          <a href="/guides/operating">Running it for real</a>.
        </p>
      </MessagePage>
    </Frame>
  )
}
