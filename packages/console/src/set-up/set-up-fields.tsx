import { type InputHTMLAttributes, useId } from 'react'

type FieldError = { readonly field: string; readonly message: string }

/** The form's fields, each with what the server found wrong with it. */
export function SetUpFields({ errors }: { readonly errors: readonly FieldError[] }) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <>
      <Field
        name="deploymentName"
        label="Whose deployment is this?"
        hint="The name of your company or product. Everybody who comes here sees it."
        error={errorOf('deploymentName')}
        autoComplete="organization"
      />
      <Field name="name" label="Your name" error={errorOf('name')} autoComplete="name" />
      <Field name="email" label="Your email address" error={errorOf('email')} type="email" autoComplete="email" />
      <Field
        name="password"
        label="Password"
        hint="Length is what counts. A few words that do not belong together are a good one."
        error={errorOf('password')}
        type="password"
        autoComplete="new-password"
      />
    </>
  )
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error: string | undefined
}

function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId()
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        required
        aria-describedby={notes || undefined}
        aria-invalid={error ? true : undefined}
        {...input}
      />
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}
