import { queryClient } from '../query-client.ts'

/** After an act that was refused: it may be gone, shared otherwise or handed on meanwhile, and the page says so. */
export function readAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['resources'] })
}
