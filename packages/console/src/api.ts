import { createPortreeve } from '@portreeve/sdk'
import { withProof } from './session/confirm-identity.ts'
import { viewAs } from './session/view-as.ts'

/** The API of the server that this page came from. A refusal is thrown as a `PortreeveError`. */
export const { api } = createPortreeve({
  url: window.location.origin,
  fetch: withProof((request) => {
    const view = viewAs.get()
    // Whoever signs out is no longer looking.
    if (view !== null && !request.url.endsWith('/api/v1/sign-out')) request.headers.set('portreeve-view-as', view)
    return fetch(request)
  }),
})
