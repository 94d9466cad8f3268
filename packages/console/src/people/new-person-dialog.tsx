import { Button, Radio, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { useScope } from '../session/scope.ts'
import { FirstPassword } from './first-password.tsx'
import styles from './people-form.module.css'
import { createPerson } from './person-calls.ts'

/** Makes an account, and gives its person a first password one way or the other (C3). */
export function NewPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { param } = useScope()
  const { mail } = useDeployment()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState<'link' | 'temporary'>('link')
  const make = useMutation({
    mutationFn: () => createPerson(param, { email, name, password }),
    meta: { shownInPlace: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const wrong = { email: fieldError(make.error, 'email'), name: fieldError(make.error, 'name') }
  if (make.data) {
    return (
      <Dialog
        key="made"
        onClose={onClose}
        size={560}
        title={`${name.trim()} has an account`}
        closeOnClickOutside={false}
      >
        <div className={styles.form}>
          <FirstPassword email={email.trim()} given={make.data} />
          <div className={styles.actions}>
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link {...props} to="/scopes/$scope/people/$person" params={{ scope: param, person: make.data.id }} />
              )}
            >
              Open the account
            </Button>
            <Button onClick={onClose}>Done</Button>
          </div>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      busy={make.isPending}
      onClose={onClose}
      size={520}
      title="New person"
      closeOnClickOutside={email === '' && name === ''}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label="Email address"
          type="email"
          autoComplete="off"
          required
          withAsterisk={false}
          data-autofocus
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={wrong.email}
        />
        <TextInput
          label="Full name"
          description="In any script, as people know it."
          autoComplete="off"
          required
          withAsterisk={false}
          dir="auto"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={wrong.name}
        />
        <Radio.Group
          label="First password"
          value={password}
          onChange={(value) => setPassword(value === 'temporary' ? 'temporary' : 'link')}
        >
          <div className={styles.choices}>
            <Radio
              value="link"
              label={mail ? 'Welcome mail' : 'A link that you hand on'}
              description={
                mail
                  ? 'They choose a password by a link in it, which ends after 24 hours.'
                  : 'No mail is sent from here. They choose a password by the link, which is shown once and ends after 24 hours.'
              }
            />
            <Radio
              value="temporary"
              label="Temporary password"
              description="Shown to you once. It opens nothing but the choice of another one, and ends after 24 hours."
            />
          </div>
        </Radio.Group>
        {make.error && wrong.email === null && wrong.name === null && <Failure error={make.error} />}
        <FormActions verb="Make the account" act={make} onClose={onClose} />
      </form>
    </Dialog>
  )
}
