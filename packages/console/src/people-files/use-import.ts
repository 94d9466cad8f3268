import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { queryClient } from '../query-client.ts'
import { useScope } from '../session/scope.ts'
import { type ImportFile, type ImportKind, type LineResult, previewImport, runImport } from './import-calls.ts'

type RunState = 'running' | 'done' | 'stopped' | 'failed'

/** A file, what it would do, and how far doing it is. */
export function useImport(kind: ImportKind) {
  const { param } = useScope()
  const [file, setFile] = useState<ImportFile | null>(null)
  const [results, setResults] = useState<readonly LineResult[]>([])
  const [run, setRun] = useState<{ readonly state: RunState; readonly error: Error | null } | null>(null)
  const stop = useRef<AbortController | null>(null)
  const preview = useMutation({
    mutationFn: (chosen: ImportFile) => previewImport(kind, param, chosen),
    meta: { shownInPlace: true, changesNothing: true },
  })
  const choose = (chosen: ImportFile) => {
    setFile(chosen)
    setRun(null)
    setResults([])
    preview.mutate(chosen)
  }
  const start = async (links: boolean) => {
    if (file === null || preview.data === undefined) return
    const { fingerprint } = preview.data
    const controller = new AbortController()
    stop.current = controller
    setRun({ state: 'running', error: null })
    const collected: LineResult[] = []
    const onResult = (result: LineResult) => {
      collected.push(result)
      setResults([...collected])
    }
    try {
      await runImport(kind, param, { file, fingerprint, links, signal: controller.signal, onResult })
      setRun({ state: 'done', error: null })
    } catch (error) {
      setRun(controller.signal.aborted ? { state: 'stopped', error: null } : { state: 'failed', error: error as Error })
    }
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' })
  }
  const again = () => {
    setFile(null)
    setRun(null)
    setResults([])
    preview.reset()
  }
  return { file, preview, results, run, choose, start, stop: () => stop.current?.abort(), again }
}
