import { Facts } from '../parts/facts.tsx'
import { countryName } from './countries.ts'
import {
  chosenOption,
  fieldsOf,
  type Profile,
  type ProfileAsked,
  type ProfileChoices,
  type ProfileField,
  textIn,
  textsIn,
} from './profile.ts'

interface ProfileFactsProps {
  readonly asked: ProfileAsked
  readonly profile: Profile
  readonly choices: readonly ProfileChoices[]
}

/** What a profile says, for reading. */
export function ProfileFacts({ asked, profile, choices }: ProfileFactsProps) {
  const option = chosenOption(asked, profile)
  const kind = asked.choice && option ? [{ term: asked.choice.label, value: option.label }] : []
  const facts = fieldsOf(asked, profile).map((field) => ({
    term: field.label,
    value: <bdi>{textOf(field, profile, choices) || <span className="quiet">Not said</span>}</bdi>,
  }))
  return <Facts facts={[...kind, ...facts]} />
}

function textOf({ id, type }: ProfileField, profile: Profile, choices: readonly ProfileChoices[]): string {
  const text = textIn(profile, id)
  if (type === 'country') return text && countryName(text)
  if (type === 'choices') return textsIn(profile, id).join(', ')
  if (type !== 'scopes') return text
  const items = choices.find(({ field }) => field === id)?.items ?? []
  return textsIn(profile, id)
    .map((chosen) => items.find((item) => item.id === chosen)?.name ?? 'one that is no longer there')
    .join(', ')
}
