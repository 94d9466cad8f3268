import { Button } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { IconCloudOff, IconReload, IconServerOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api.ts'
import { MessagePage } from '../parts/message-page.tsx'
import { Frame } from './frame.tsx'

const tryEveryMs = 5_000

/** No connection, or a server that does not answer: goes on by itself as soon as there is an answer. */
export function NoAnswerPage({ onAnswer }: { readonly onAnswer: () => void }) {
  const { online } = useNetwork()
  const { data, isFetching, refetch } = useQuery({
    queryKey: ['answer'],
    queryFn: async () => {
      await api.GET('/api/v1/deployment')
      return Date.now()
    },
    enabled: online,
    retry: false,
    gcTime: 0,
    staleTime: 0,
    refetchInterval: tryEveryMs,
  })
  useEffect(() => {
    if (data !== undefined) onAnswer()
  }, [data, onAnswer])
  return (
    <Frame>
      <MessagePage
        icon={online ? IconServerOff : IconCloudOff}
        title={online ? 'The server does not answer' : 'You are offline'}
        actions={
          online && (
            <Button
              leftSection={<IconReload size={16} aria-hidden />}
              variant="default"
              loading={isFetching}
              onClick={() => refetch()}
            >
              Try again now
            </Button>
          )
        }
      >
        <p>
          {online
            ? 'Check that it is running and that this computer can reach it. The page is shown by itself as soon as there is an answer.'
            : 'This device has no connection. The page is shown by itself as soon as there is one.'}
        </p>
      </MessagePage>
    </Frame>
  )
}
