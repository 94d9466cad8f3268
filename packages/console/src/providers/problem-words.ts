/** What is said of a way to a provider and back that ended without what it was for, by the word in the address. */
export function problemWords(problem: string | undefined, label: string) {
  return problem === undefined || !Object.hasOwn(words, problem) ? null : words[problem]!(label)
}

type Say = (label: string) => { readonly title: string; readonly text: string }

const words: Readonly<Record<string, Say>> = {
  'identity-unknown': (label) => ({
    title: `No account here is linked with this ${label} account`,
    text: `Sign in another way first, then link it on the page of your account. From then on you can sign in with ${label}.`,
  }),
  'identity-taken': (label) => ({
    title: `This ${label} account is linked with another account here`,
    text: 'Nothing has changed. Unlink it there first, or choose another one.',
  }),
  'provider-linked': (label) => ({
    title: `Another ${label} account is linked with your account already`,
    text: 'Nothing has changed. Unlink that one first.',
  }),
  'provider-unreachable': (label) => ({
    title: `${label} does not answer`,
    text: 'Try again in a moment, or sign in another way.',
  }),
  'provider-cancelled': (label) => ({
    title: `${label} did not confirm who you are`,
    text: 'You cancelled there, or may not use it for this. Nothing has changed.',
  }),
  'provider-failed': (label) => ({
    title: `What ${label} answered could not be trusted`,
    text: 'Nobody was signed in, and nothing was linked. Try again. If it stays so, tell whoever runs this server: its log says why.',
  }),
  'provider-not-offered': (label) => ({
    title: `Nobody signs in with ${label} here`,
    text: 'Sign in another way.',
  }),
  'way-over': (label) => ({
    title: `The way to ${label} and back took too long`,
    text: 'It is good once, for ten minutes, and in the browser that it began in. Begin again.',
  }),
  'account-archived': () => ({
    title: 'This account is archived',
    text: 'Nobody can sign in with it. An administrator can bring it back.',
  }),
  'account-blocked': () => ({
    title: 'This account is blocked',
    text: 'Nobody can sign in with it. An administrator can unblock it.',
  }),
}
