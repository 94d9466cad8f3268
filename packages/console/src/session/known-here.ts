import { remembered } from './remembered.ts'

const key = 'signed-in'

/** Whether somebody is signed in here as far as this browser knows: a hint that spares a question, never a proof. */
export const knownHere = {
  get(): boolean {
    return remembered.get(key) !== null
  },
  set(value: boolean): void {
    remembered.set(key, value ? 'yes' : null)
  },
}
