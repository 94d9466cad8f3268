import { remembered } from './remembered.ts'

/** Where somebody worked last in this browser, as addresses write it; offered first when they choose a place. */
export const lastPlace = {
  get(person: string): string | null {
    return remembered.get(`place:${person}`)
  },
  set(person: string, place: string): void {
    remembered.set(`place:${person}`, place)
  },
}
