import type { ProfileAsked } from '../profile/profile.ts'

export type Step = 'choice' | 'fields' | 'finish'

/** What is asked for one after the other; what the blueprint does not ask for is no step. */
export function stepsFor(asked: ProfileAsked | null): readonly Step[] {
  const steps: Step[] = []
  if (asked?.choice) steps.push('choice')
  if (asked && (asked.fields.length > 0 || asked.choice)) steps.push('fields')
  return [...steps, 'finish']
}

export const stepTitles: Readonly<Record<Step, string>> = {
  choice: 'Who you are',
  fields: 'Details',
  finish: 'Look it over',
}
