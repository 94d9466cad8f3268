import { Message } from './message.tsx'

export function NothingHere({ path }: { readonly path: string }) {
  return (
    <Message
      title="There is nothing here"
      action={{ label: 'Go to the start page', act: () => window.location.assign('/') }}
    >
      No page has the address <code>{path}</code>.
    </Message>
  )
}
