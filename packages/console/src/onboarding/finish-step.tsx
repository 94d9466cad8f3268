import { TextInput } from '@mantine/core'
import { inSentence } from '../audit/sentence.ts'
import type { ScopeType } from '../deployment/catalogue.ts'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { Panel } from '../parts/panel.tsx'
import type { Profile, ProfileAsked, ProfileChoices } from '../profile/profile.ts'
import { ProfileFacts } from '../profile/profile-facts.tsx'

interface FinishStepProps {
  readonly type: ScopeType
  readonly asked: ProfileAsked | null
  readonly profile: Profile
  readonly choices: readonly ProfileChoices[]
  /** As it is called where nobody says otherwise. */
  readonly name: string
  readonly error: Error | null
  readonly onName: (name: string) => void
}

/** Everything once more before it is made, with what it is called. */
export function FinishStep({ type, asked, profile, choices, name, error, onName }: FinishStepProps) {
  const wrong = fieldError(error, 'name')
  return (
    <>
      {error && wrong === null && <Failure error={error} />}
      {asked && (
        <Panel title="Your answers">
          <ProfileFacts {...{ asked, profile, choices }} />
        </Panel>
      )}
      <TextInput
        label={`Name of the ${inSentence(type.label)}`}
        description="As everybody in it sees it. It can be changed later, like everything above."
        required
        withAsterisk={false}
        defaultValue={name}
        onChange={({ currentTarget }) => onName(currentTarget.value)}
        error={wrong}
      />
    </>
  )
}
