import { PasswordInput, type PasswordInputProps } from '@mantine/core'

/** Where somebody chooses a password: the rule in words, and a name by which programs that keep passwords know it. */
export function NewPasswordInput(props: PasswordInputProps) {
  return (
    <PasswordInput
      label="Password"
      description="At least 12 characters. A few words that do not belong together are a good one."
      autoComplete="new-password"
      required
      withAsterisk={false}
      {...props}
    />
  )
}
