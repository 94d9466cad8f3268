import { Button, Radio } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { PortreeveError } from '@portreeve/sdk'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { filled } from '../filled.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { confirmIdentity, waysToProve } from '../session/confirm-identity.ts'
import styles from './export-dialog.module.css'

interface Filter {
  readonly organization?: string | undefined
  readonly person?: string | undefined
  readonly action?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

interface ExportDialogProps {
  /** Whose log, as addresses write it. */
  readonly place: string
  readonly name: string
  /** What the list on the page is narrowed down to. */
  readonly filter: Filter
  readonly onClose: () => void
}

type Format = 'jsonl' | 'csv'

/** The log as a file: what for, and what it proves. It takes a fresh proof of who one is, and leaves an event. */
export function ExportDialog({ place, name, filter, onClose }: ExportDialogProps) {
  const narrowed = filled({ ...filter })
  const isNarrowed = Object.keys(narrowed).length > 0
  const [format, setFormat] = useState<Format>('jsonl')
  const [isWhole, setWhole] = useState(!isNarrowed)
  const query = isWhole ? {} : narrowed
  const preview = useQuery({
    queryKey: ['audit', place, 'export', query],
    queryFn: () => askOnce(() => readPreview(place, query)),
    retry: false,
    gcTime: 0,
  })
  const href = `/api/v1/scopes/${place}/audit-events/export?${new URLSearchParams({ ...query, format })}`
  return (
    <Dialog onClose={onClose} size={520} title="Export the audit log">
      <div className={styles.body}>
        {isNarrowed && (
          <Radio.Group
            label="What"
            value={isWhole ? 'whole' : 'narrowed'}
            onChange={(value) => setWhole(value === 'whole')}
          >
            <Radio value="narrowed" label="What the list shows now" />
            <Radio
              value="whole"
              label={
                <>
                  Everything in <bdi>{name}</bdi>
                </>
              }
            />
          </Radio.Group>
        )}
        <Radio.Group label="As" value={format} onChange={(value) => setFormat(value as Format)}>
          <Radio value="jsonl" label="Lines of JSON" description="For programs, and to be kept." />
          <Radio value="csv" label="CSV" description="For reading in a spreadsheet." />
        </Radio.Group>
        {preview.error ? (
          <Failure error={preview.error} onRetry={() => preview.refetch()} />
        ) : (
          <p className={styles.proof}>{preview.data ? proof(format, preview.data.because) : 'Asking the server…'}</p>
        )}
        <p className="quiet small">That you took it is written in the log.</p>
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {preview.data && (
            <Button
              component="a"
              href={href}
              download
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={onClose}
            >
              Download
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

async function readPreview(scopeId: string, query: Filter) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/audit-events/export/preview', {
    params: { path: { scopeId }, query: filled({ ...query }) },
  })
  return data!
}

/** A file cannot ask for a password while it is fetched: that is asked for before. */
async function askOnce<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    const ways = error instanceof PortreeveError ? waysToProve(error.problem.members) : null
    if (ways === null || !(await confirmIdentity.ask(ways))) throw error
    return ask()
  }
}

function proof(format: Format, because: 'filtered' | 'not-all-readable' | null) {
  if (because === 'filtered') return 'A part of the log proves nothing: it does not show what was left out of it.'
  if (because === 'not-all-readable') {
    return 'The log has changes that you may not read. The file is without them, and proves nothing.'
  }
  return format === 'csv' ? (
    'Complete, but CSV proves nothing: choose lines of JSON for a file that shows whether it was altered.'
  ) : (
    <>
      Complete, with the signed end of the log. <code>portreeve audit verify --file</code> shows anybody whether it was
      altered, without this server.
    </>
  )
}
