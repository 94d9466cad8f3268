import { useNetwork } from '@mantine/hooks'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { Notice } from '../parts/notice.tsx'

/** Says that nothing can be read or sent while the browser has no connection. */
export function Connection() {
  const { online } = useNetwork()
  if (online) return null
  return (
    <Notice icon={IconPlugConnectedX} title="You are offline">
      What you see may be out of date, and nothing can be changed until the connection is back. What you typed stays
      here.
    </Notice>
  )
}
