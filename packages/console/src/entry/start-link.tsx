import { Button } from '@mantine/core'

/** Reads everything anew on the way: for pages that stand where something went wrong. */
export function StartLink() {
  return (
    <Button variant="default" component="a" href="/">
      Go to the start page
    </Button>
  )
}
