import { Button, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import styles from './add-authenticator-dialog.module.css'
import { beginAuthenticator, proveAuthenticator } from './factors.ts'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx'

const title = 'Add an authenticator app'

/** An app that shows codes: its secret as a picture and as text, then a code to show that it has it. */
export function AddAuthenticatorDialog({ onClose }: { readonly onClose: () => void }) {
  const id = useId()
  // Begun once: the secret on the screen has to be the one that is proved.
  const begun = useQuery({
    ...{ queryKey: ['authenticator', id], queryFn: beginAuthenticator, retry: false },
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 1_000, refetchOnWindowFocus: false },
  })
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes !== null) return <RecoveryCodesDialog codes={codes} onClose={onClose} />
  if (begun.data) {
    return (
      <Prove
        begun={begun.data}
        onClose={onClose}
        onProved={(made) => {
          showDone('Your authenticator app counts from now on.')
          if (made === null) onClose()
          else setCodes(made)
        }}
      />
    )
  }
  return (
    <Dialog key="begin" onClose={onClose} size={480} title={title}>
      {begun.error ? <Failure error={begun.error} onRetry={begun.refetch} /> : <PanelWaiting />}
    </Dialog>
  )
}

interface ProveProps {
  readonly begun: Awaited<ReturnType<typeof beginAuthenticator>>
  readonly onProved: (recoveryCodes: readonly string[] | null) => void
  readonly onClose: () => void
}

function Prove({ begun: { id, key, uri }, onProved, onClose }: ProveProps) {
  const [code, setCode] = useState('')
  const [label, setLabel] = useState('')
  const { copied, copy } = useClipboard({ timeout: 4_000 })
  const prove = useMutation({
    mutationFn: () => proveAuthenticator(id, code, label.trim()),
    meta: { shownInPlace: true },
    onSuccess: ({ recoveryCodes }) => onProved(recoveryCodes),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    prove.mutate()
  }
  const [wrongCode, wrongLabel] = [fieldError(prove.error, 'code'), fieldError(prove.error, 'label')]
  return (
    <Dialog key="prove" busy={prove.isPending} onClose={onClose} closeOnClickOutside={false} size={480} title={title}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p>Scan this with an authenticator app on your phone, or enter the key there.</p>
        <div className={styles.secret}>
          <QrCode text={uri} label="QR code for your authenticator app" />
          <div className={styles.key}>
            <span className="quiet small">Key</span>
            <code>{key}</code>
            <Button
              variant="default"
              size="xs"
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              onClick={() => copy(key.replaceAll(' ', ''))}
            >
              {copied ? 'Copied' : 'Copy the key'}
            </Button>
          </div>
        </div>
        <TextInput
          label="Code"
          description="The six digits that the app shows then."
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          required
          withAsterisk={false}
          data-autofocus
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          error={wrongCode}
        />
        <TextInput
          label="Name"
          description="For you to know it by, where you have several."
          placeholder="Authenticator app"
          maxLength={60}
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          error={wrongLabel}
        />
        {prove.error && wrongCode === null && wrongLabel === null && <Failure error={prove.error} />}
        <FormActions verb="Add" act={prove} onClose={onClose} />
      </form>
    </Dialog>
  )
}
