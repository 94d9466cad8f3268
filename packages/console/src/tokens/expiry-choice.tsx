import { Input, SegmentedControl } from '@mantine/core'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/SegmentedControl.css'
import { useId } from 'react'
import { expiryWords, type Lifetime, lifetimes } from './lifetime.ts'

interface ExpiryChoiceProps<Choice extends Lifetime> {
  readonly choices: readonly Choice[]
  readonly value: Choice
  readonly onChange: (value: Choice) => void
}

/** For how long a token works. */
export function ExpiryChoice<Choice extends Lifetime>({ choices, value, onChange }: ExpiryChoiceProps<Choice>) {
  const label = useId()
  return (
    <Input.Wrapper
      label="Works for"
      labelElement="div"
      labelProps={{ id: label }}
      description={<span aria-live="polite">{expiryWords(value, new Date())}</span>}
      inputWrapperOrder={['label', 'input', 'description']}
    >
      <SegmentedControl
        fullWidth
        mt={4}
        mb={4}
        aria-labelledby={label}
        data={choices.map((choice) => ({ value: choice, label: lifetimes[choice].label }))}
        value={value}
        onChange={(chosen) => onChange(chosen as Choice)}
      />
    </Input.Wrapper>
  )
}
