import { SegmentedControl } from '@mantine/core'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/SegmentedControl.css'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useScopeType } from '../deployment/catalogue.ts'
import { CodeBlock } from '../parts/code-block.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { NameInput } from '../parts/name-input.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { ExpiryChoice } from '../tokens/expiry-choice.tsx'
import { lifetimes } from '../tokens/lifetime.ts'
import { TokenMade } from '../tokens/token-made.tsx'
import type { ServiceAccount } from './accounts.ts'
import { curlSample, mayAskForDecisions, typescriptSample } from './decision-samples.ts'
import styles from './service-accounts.module.css'

const choices = ['30', '90', '365', 'none'] as const

interface NewMachineTokenDialogProps {
  readonly account: ServiceAccount
  readonly onClose: () => void
}

/** Makes a token of a machine, and shows it once. */
export function NewMachineTokenDialog({ account, onClose }: NewMachineTokenDialogProps) {
  const { param, type } = useScope()
  const asks = mayAskForDecisions(useScopeType(type), account.role.id)
  const [name, setName] = useState('')
  const [lifetime, setLifetime] = useState<(typeof choices)[number]>('365')
  const make = useMutation({
    mutationFn: async () => {
      const params = { path: { scopeId: param, serviceAccountId: account.id } }
      const body = { name, expiresInDays: lifetimes[lifetime].days }
      const { data } = await api.POST('/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens', {
        params,
        body,
      })
      return data!
    },
    meta: { shownInPlace: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const made = make.data
  return (
    <Dialog
      key={made ? 'made' : 'form'}
      busy={make.isPending}
      onClose={onClose}
      size={560}
      title={made ? `${made.name} is made` : `New token of ${account.name}`}
      closeOnClickOutside={!made && name === ''}
      closeOnEscape={!made}
      withCloseButton={!made}
    >
      {made ? (
        <TokenMade secret={made.token} what="token" onClose={onClose}>
          {asks && <Samples token={made.token} />}
        </TokenMade>
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <NameInput
            description="Where it is used, so that you know which one to revoke."
            value={name}
            onChange={setName}
            error={fieldError(make.error, 'name')}
          />
          <ExpiryChoice choices={choices} value={lifetime} onChange={setLifetime} />
          <p className="quiet small">Whoever has the token does what the role {account.role.label} may do here.</p>
          {make.error && fieldError(make.error, 'name') === null && <Failure error={make.error} />}
          <FormActions verb="Make the token" act={make} onClose={onClose} />
        </form>
      )}
    </Dialog>
  )
}

/** A first question, about oneself: whoever makes the token can try at once whether the answer is right. */
function Samples({ token }: { readonly token: string }) {
  const { person } = useSession()
  const scope = useScope()
  const permission = useScopeType(scope.type)?.permissions[0]
  const [language, setLanguage] = useState('curl')
  if (!permission) return null
  const question = {
    origin: window.location.origin,
    person: person.id,
    permission: permission.id,
    scopeType: scope.type,
    scope: scope.param,
  }
  const code = language === 'curl' ? curlSample(question) : typescriptSample(question)
  return (
    <section>
      <p style={{ marginBottom: 8 }}>
        With it your application asks who may do what. To try it, ask about yourself: “{permission.label}”, here.
      </p>
      <SegmentedControl
        size="xs"
        mb={8}
        aria-label="Language"
        data={[
          { value: 'curl', label: 'curl' },
          { value: 'typescript', label: 'TypeScript' },
        ]}
        value={language}
        onChange={setLanguage}
      />
      <CodeBlock label="A question to the decision API" code={code} copies={code.replace('$TOKEN', token)} />
      {language === 'curl' && <p className="quiet small">What is copied has the token in place of $TOKEN.</p>}
    </section>
  )
}
