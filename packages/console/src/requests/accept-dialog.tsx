import { NativeSelect } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import styles from './answer-dialog.module.css'
import { AskedFor } from './asked-for.tsx'
import { EndField } from './end-field.tsx'
import { firstRole, whatHappens } from './request-words.ts'
import { type AccessRequest, acceptRequest } from './requests.ts'
import { type EndChoice, roleEnd } from './role-end.ts'

interface AcceptDialogProps {
  readonly request: AccessRequest
  readonly onClose: () => void
}

/** Says yes to somebody: with which role, until when, and why. Whoever is enabled again keeps the role that they had. */
export function AcceptDialog({ request, onClose }: AcceptDialogProps) {
  const scope = useScope()
  const type = useScopeType(scope.type)
  const [role, setRole] = useState(firstRole(request))
  const [end, setEnd] = useState<EndChoice>('never')
  const [reason, setReason] = useState('')
  const givesRole = request.asks !== 'enable'
  const given = request.mayGive.find((choice) => choice.role === role)
  const asksReason = type?.roles.find(({ id }) => `${scope.type}:${id}` === role)?.reasonRequired ?? false
  const accept = useMutation({
    mutationFn: () => {
      const giving = { role, expiresAt: roleEnd(end, new Date()), reason: reason.trim() }
      return acceptRequest(scope.param, request.id, givesRole ? giving : {})
    },
    meta: { shownInPlace: true },
    onSuccess: ({ takesEffect }) => {
      const when = takesEffect === 'now' ? 'It counts now.' : 'It counts from their next sign-in.'
      showDone(`The request of ${request.person.name} is accepted. ${when}`)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }
  const giving = {
    label: given?.label,
    ends: end !== 'never',
    waits: type?.roleChanges === 'next-session',
    single: type?.rolesPerPerson === 'one',
  }
  const inField = fieldError(accept.error, 'reason') ?? fieldError(accept.error, 'role')
  return (
    <Dialog
      busy={accept.isPending}
      onClose={onClose}
      size={520}
      title={`Accept the request of ${request.person.name}?`}
      closeOnClickOutside={reason === ''}
    >
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.asked}>
          <AskedFor request={request} />
        </div>
        {givesRole && (
          <>
            <NativeSelect
              label="Role"
              data={request.mayGive.map((choice) => ({ value: choice.role, label: choiceLabel(choice, request) }))}
              value={role}
              onChange={({ currentTarget }) => setRole(currentTarget.value)}
              rightSection={<IconChevronDown size={14} aria-hidden />}
              error={fieldError(accept.error, 'role')}
            />
            <EndField value={end} onChange={setEnd} />
            <ReasonField
              required={asksReason}
              value={reason}
              onChange={setReason}
              error={fieldError(accept.error, 'reason')}
            />
          </>
        )}
        <p className="quiet">{whatHappens(request, giving)}</p>
        {accept.error && inField === null && <Failure error={accept.error} />}
        <FormActions verb="Accept" act={accept} onClose={onClose} />
      </form>
    </Dialog>
  )
}

function choiceLabel(choice: AccessRequest['mayGive'][number], { leastRole }: AccessRequest): string {
  if (choice.role === leastRole?.role) return `${choice.label}: the least that does`
  return choice.enough ? choice.label : `${choice.label}: not enough for what is asked`
}
