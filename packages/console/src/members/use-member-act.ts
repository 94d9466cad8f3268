import { PortreeveError } from '@portreeve/sdk'
import { useMutation } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'

/** Refusals that mean that the page shows what is no longer so. */
const stale = [403, 404, 409]

interface MemberActOptions<Result> {
  readonly run: () => Promise<Result>
  readonly onSuccess?: (result: Result) => void
  /** What the page shows is read again when the dialog is left: until then it says what has come of it. */
  readonly staysOpen?: boolean
}

/** An act of a dialog about a member or an account: a refusal is told there, and what the page shows is read again. */
export function useMemberAct<Result>({ run, onSuccess, staysOpen = false }: MemberActOptions<Result>) {
  return useMutation<Result, Error, void>({
    mutationFn: run,
    meta: { shownInPlace: true, changesNothing: staysOpen },
    onError: (error) => {
      if (error instanceof PortreeveError && stale.includes(error.problem.status)) queryClient.invalidateQueries()
    },
    onSuccess: (result) => onSuccess?.(result),
  })
}
