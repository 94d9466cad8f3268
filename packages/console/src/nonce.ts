import { setNonce } from 'get-nonce'

/** The word that the server put on this page; styles that are made while it runs must carry it (content security policy). */
export const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

// The scroll lock under dialogs asks `get-nonce`, not the theme.
setNonce(nonce)
