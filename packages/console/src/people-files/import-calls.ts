import { api } from '../api.ts'

export type ImportKind = 'members' | 'accounts'

export interface ImportFile {
  readonly name: string
  readonly format: 'csv' | 'json'
  readonly text: string
}

export type Plan = Awaited<ReturnType<typeof previewImport>>
export type PlannedLine = Plan['lines'][number]

/** What came of one line. */
export interface LineResult {
  readonly line: number
  readonly email: string
  readonly outcome: 'created' | 'added' | 'invited' | 'changed' | 'nothing' | 'failed'
  readonly because: string | null
  /** Told once, and only here. */
  readonly link: string | null
}

export async function previewImport(kind: ImportKind, scopeId: string, { format, text }: ImportFile) {
  const asked = { params: { path: { scopeId } }, body: { format, text } }
  const { data } =
    kind === 'members'
      ? await api.POST('/api/v1/scopes/{scopeId}/members/import/preview', asked)
      : await api.POST('/api/v1/scopes/{scopeId}/people/import/preview', asked)
  return data!
}

interface ImportRun {
  readonly file: ImportFile
  readonly fingerprint: string
  /** New accounts get a link to choose a password. */
  readonly links: boolean
  readonly signal: AbortSignal
  readonly onResult: (result: LineResult) => void
}

/** Does what was shown, and tells of each line as soon as it is done. Ends early where it is stopped: what was done is done. */
export async function runImport(kind: ImportKind, scopeId: string, run: ImportRun): Promise<void> {
  const { file, fingerprint, links, signal, onResult } = run
  const { format, text } = file
  const asked = { params: { path: { scopeId } }, parseAs: 'stream', signal } as const
  const body = { format, text, fingerprint }
  const { data } =
    kind === 'members'
      ? await api.POST('/api/v1/scopes/{scopeId}/members/import', { ...asked, body })
      : await api.POST('/api/v1/scopes/{scopeId}/people/import', {
          ...{ ...asked, body: { ...body, password: links ? ('link' as const) : ('none' as const) } },
        })
  for await (const line of linesOf(data!)) onResult(JSON.parse(line) as LineResult)
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
