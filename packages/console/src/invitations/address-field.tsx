import { Pill, PillsInput } from '@mantine/core'
import '@mantine/core/styles/Pill.css'
import '@mantine/core/styles/PillsInput.css'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import styles from './address-field.module.css'
import { addressesIn, endsAddress, looksLikeAddress, withAddresses } from './addresses.ts'

interface AddressFieldProps {
  readonly addresses: readonly string[]
  /** What is being typed and is no address of the list yet. */
  readonly typed: string
  readonly onChange: (addresses: readonly string[], typed: string) => void
  readonly error: string | null
}

/** Several addresses at once: typed, or pasted as a list. Each is looked at by itself. */
export function AddressField({ addresses, typed, onChange, error }: AddressFieldProps) {
  const add = (text: string) => onChange(withAddresses(addresses, addressesIn(text)), '')
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (addressesIn(text).length < 2) return
    event.preventDefault()
    add(`${typed} ${text}`)
  }
  const press = (event: KeyboardEvent) => {
    // While a script is composed, these keys are the keyboard's own.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault()
      add(typed)
    } else if (event.key === 'Backspace' && typed === '') {
      onChange(addresses.slice(0, -1), '')
    }
  }
  return (
    <PillsInput
      label="Email addresses"
      description="Several at once: with spaces, commas or lines between them."
      error={error}
    >
      <Pill.Group>
        {addresses.map((address) => (
          <Pill
            key={address}
            withRemoveButton
            className={styles.address}
            data-wrong={looksLikeAddress(address) ? undefined : true}
            onRemove={() =>
              onChange(
                addresses.filter((other) => other !== address),
                typed,
              )
            }
            removeButtonProps={{ 'aria-label': `Remove ${address}`, tabIndex: 0, 'aria-hidden': false }}
          >
            {!looksLikeAddress(address) && <IconAlertTriangle size={12} aria-label="Not an email address:" />}
            <bdi>{address}</bdi>
          </Pill>
        ))}
        <PillsInput.Field
          // Not of the type for addresses: that one swallows the space after an address.
          inputMode="email"
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={({ currentTarget: { value } }) => (endsAddress(value) ? add(value) : onChange(addresses, value))}
          onBlur={() => typed.trim() !== '' && add(typed)}
          onKeyDown={press}
          onPaste={paste}
        />
      </Pill.Group>
    </PillsInput>
  )
}
