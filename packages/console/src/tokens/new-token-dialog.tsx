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
import { DeveloperTools } from './developer-tools.tsx'
import { ExpiryChoice } from './expiry-choice.tsx'
import { lifetimes } from './lifetime.ts'
import { PermissionChoice } from './permission-choice.tsx'
import { firstCall, tokenChoices } from './token-choices.ts'
import { TokenMade } from './token-made.tsx'
import styles from './tokens.module.css'

const choices = ['30', '90', '365'] as const

/** Makes a token of one's own, and shows it once. */
export function NewTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const scope = useScope()
  const type = useScopeType(scope.type)
  const { offered, sessionOnly } = tokenChoices(type?.permissions ?? [], scope.permissions)
  const [name, setName] = useState('')
  const [lifetime, setLifetime] = useState<(typeof choices)[number]>('90')
  const [permissions, setPermissions] = useState<readonly string[]>([])
  const [none, setNone] = useState(false)
  const make = useMutation({
    mutationFn: async () => {
      const body = { name, permissions: [...permissions], expiresInDays: lifetimes[lifetime].days }
      const params = { path: { scopeId: scope.param } }
      return (await api.POST('/api/v1/scopes/{scopeId}/tokens', { params, body })).data!
    },
    meta: { shownInPlace: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setNone(permissions.length === 0)
    if (permissions.length > 0) make.mutate()
  }
  const made = make.data
  return (
    <Dialog
      key={made ? 'made' : 'form'}
      busy={make.isPending}
      onClose={onClose}
      size={made ? 680 : 560}
      title={made ? `${made.name} is made` : 'New API token'}
      closeOnClickOutside={!made && name === '' && permissions.length === 0}
      closeOnEscape={!made}
      withCloseButton={!made}
    >
      {made ? (
        <TokenMade secret={made.token} what="API token" onClose={onClose}>
          <FirstCall token={made.token} permissions={made.permissions} />
          <div>
            <h3 className={styles.hint}>AI developer tools</h3>
            <DeveloperTools token={made.token} />
          </div>
        </TokenMade>
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <NameInput
            description="What it is for, so that you know it again in the list."
            value={name}
            onChange={setName}
            error={fieldError(make.error, 'name')}
          />
          <PermissionChoice
            {...{ offered, sessionOnly }}
            value={permissions}
            onChange={(chosen) => {
              setPermissions(chosen)
              setNone(false)
            }}
            error={none ? 'Choose at least one thing that the token may do.' : null}
          />
          <ExpiryChoice choices={choices} value={lifetime} onChange={setLifetime} />
          {make.error && fieldError(make.error, 'name') === null && <Failure error={make.error} />}
          <FormActions verb="Make the token" act={make} onClose={onClose} />
        </form>
      )}
    </Dialog>
  )
}

function FirstCall({ token, permissions }: { readonly token: string; readonly permissions: readonly string[] }) {
  const scope = useScope()
  const type = useScopeType(scope.type)
  const path = firstCall(type?.guards ?? [], permissions, scope.param)
  if (path === null) return null
  const curl = (secret: string) => `curl -H "Authorization: Bearer ${secret}" \\\n  ${window.location.origin}${path}`
  return (
    <div>
      <p className={styles.hint}>Send it with every request. To try it:</p>
      <CodeBlock label="A first call with curl" code={curl('$TOKEN')} copies={curl(token)} />
      <p className="quiet small">What is copied has the token in place of $TOKEN.</p>
    </div>
  )
}
