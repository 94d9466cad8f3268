import { createPortreeve } from '@portreeve/sdk'

/** The API of the server that this page came from. A refusal is thrown as a `PortreeveError`. */
export const { api } = createPortreeve({ url: window.location.origin })
