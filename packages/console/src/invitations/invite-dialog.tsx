import { Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CatalogueRole } from '../deployment/catalogue.ts'
import { useDeployment } from '../deployment/deployment.ts'
import { endOf, lastDay } from '../members/end-day.ts'
import { GuestFields } from '../members/guest-fields.tsx'
import type { GuestWish, Named } from '../members/guests.ts'
import { RoleChoice } from '../members/role-fields.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { useRolesToGive } from '../service-accounts/use-roles-to-give.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { AddressField } from './address-field.tsx'
import { addressesIn, looksLikeAddress, withAddresses } from './addresses.ts'
import { sendInvitations } from './invitations.ts'
import styles from './invite-dialog.module.css'
import { InviteResults } from './invite-results.tsx'

interface InviteDialogProps {
  /** What the blueprint calls it: New User. */
  readonly title: string
  readonly onClose: () => void
}

/** A role for several people at once: whoever needs no invitation is in at once, everybody else gets a link (A7, A8). */
export function InviteDialog({ title, onClose }: InviteDialogProps) {
  const scope = useScope()
  const roles = useRolesToGive({ guests: true })
  const { person: me } = useSession()
  const { mail } = useDeployment()
  const [addresses, setAddresses] = useState<readonly string[]>([])
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState(roles.length === 1 ? (roles[0]?.id ?? '') : '')
  const [terms, setTerms] = useState<GuestWish>({ sponsor: me, resources: [], day: '' })
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const isInOrganization = scope.organization !== null && scope.organization !== scope.id
  const chosenRole = roles.find(({ id }) => id === role)
  const asksReason = chosenRole?.reasonRequired ?? false
  const guest = chosenRole?.guest ?? null
  const send = useMutation({
    mutationFn: (emails: readonly string[]) =>
      sendInvitations(scope.param, {
        ...{ emails, role, note: note.trim(), accessExpiresAt: endOf(terms.day) },
        reason: asksReason ? reason.trim() : '',
        guest: guest && terms.sponsor ? termsOf(terms.sponsor, terms) : undefined,
      }),
    meta: { shownInPlace: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const emails = withAddresses(addresses, addressesIn(typed))
    setAddresses(emails)
    setTyped('')
    const found = {
      ...{ emails: whatIsWrong(emails), role: role === '' ? 'Choose a role.' : null },
      ...whatIsMissing(guest, terms),
    }
    setWrong(found)
    if (Object.values(found).every((problem) => problem === null)) send.mutate(emails)
  }
  if (send.isSuccess) return <InviteResults results={send.data} onClose={onClose} />
  const isInField = fields.some((field) => fieldError(send.error, field) !== null)
  return (
    <Dialog
      busy={send.isPending}
      onClose={onClose}
      size={560}
      title={title}
      closeOnClickOutside={addresses.length === 0 && note === ''}
    >
      {roles.length === 0 ? (
        <p>Your own role gives nobody a role here. Somebody whose role does has to add people.</p>
      ) : (
        <form className={styles.form} onSubmit={submit} noValidate>
          <AddressField
            addresses={addresses}
            typed={typed}
            onChange={(next, rest) => {
              setAddresses(next)
              setTyped(rest)
              setWrong(null)
            }}
            error={wrong?.emails ?? null}
          />
          <RoleChoice
            options={roles.map(({ id, label, description, reasonRequired }) => ({
              ...{ key: id, label, description, reasonRequired, fixed: null },
            }))}
            chosen={[role]}
            onChange={([chosen = '']) => {
              setRole(chosen)
              setWrong(null)
            }}
          />
          {(wrong?.role ?? fieldError(send.error, 'role')) && (
            <p className={styles.wrong} role="alert">
              {wrong?.role ?? fieldError(send.error, 'role')}
            </p>
          )}
          {asksReason && (
            <ReasonField required value={reason} onChange={setReason} error={fieldError(send.error, 'reason')} />
          )}
          {guest === null ? (
            <TextInput
              type="date"
              label="Last day (may be left empty)"
              description="The access ends by itself after that day."
              min={lastDay(new Date().toISOString())}
              value={terms.day}
              onChange={({ currentTarget }) => setTerms({ ...terms, day: currentTarget.value })}
              error={fieldError(send.error, 'accessExpiresAt')}
            />
          ) : (
            <GuestFields
              guest={guest}
              wish={terms}
              onChange={(next) => {
                setTerms(next)
                setWrong(null)
              }}
              errors={{
                resources: wrong?.resources ?? fieldError(send.error, 'guest.resources'),
                day: wrong?.day ?? fieldError(send.error, 'accessExpiresAt'),
                sponsor: wrong?.sponsor ?? fieldError(send.error, 'guest.sponsor'),
              }}
            />
          )}
          <Textarea
            label="Personal note (may be left empty)"
            description={
              mail ? 'Stands in the mail, and on the page where they accept.' : 'Stands on the page where they accept.'
            }
            maxLength={1_000}
            autosize
            minRows={2}
            maxRows={6}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <p className="quiet small">
            {isInOrganization
              ? 'Whoever is of the organization already, with a confirmed address, is in at once.'
              : 'Whoever has an account that you may see, with a confirmed address, is in at once.'}{' '}
            Everybody else, and whoever was removed here before, gets a link that works once, within seven days
            {mail ? '.' : '. No mail is sent from here: you are shown each link, and hand it on yourself.'}
          </p>
          {send.error && !isInField && <Failure error={send.error} />}
          <FormActions verb={mail ? 'Send' : 'Make the links'} act={send} onClose={onClose} />
        </form>
      )}
    </Dialog>
  )
}

const fields = ['reason', 'role', 'accessExpiresAt', 'guest.resources', 'guest.sponsor']

type Wrong = Readonly<Record<'emails' | 'role' | 'resources' | 'day' | 'sponsor', string | null>>

function whatIsMissing(guest: CatalogueRole['guest'], { sponsor, resources, day }: GuestWish) {
  const missing = (isMissing: boolean, words: string) => (guest !== null && isMissing ? words : null)
  return {
    resources: missing(resources.length === 0, 'Choose at least one.'),
    day: missing(day === '', 'Say until when.'),
    sponsor: missing(sponsor === null, 'Say who answers for the guest.'),
  }
}

function termsOf(sponsor: Named, { resources }: GuestWish) {
  return { sponsor: sponsor.id, resources: resources.map(({ id }) => id) }
}

const most = 100

function whatIsWrong(emails: readonly string[]): string | null {
  if (emails.length === 0) return 'Say whom: one email address or several.'
  if (emails.length > most) return `These are ${emails.length} addresses. At most ${most} can be sent at once.`
  const unreadable = emails.filter((address) => !looksLikeAddress(address))
  if (unreadable.length === 0) return null
  return unreadable.length === 1
    ? `${unreadable[0]} is not an email address. One looks like name@example.com.`
    : `${unreadable.length} of these are not email addresses. One looks like name@example.com.`
}
