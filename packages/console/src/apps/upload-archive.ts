import { createPortreeve } from '@portreeve/sdk'

export const mostBytes = 100 * 1024 * 1024

export interface UploadWish {
  readonly scope: string
  readonly app: string
  readonly file: File
  /** From 0 to 1, of what has left this machine. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** Sends an archive, and says how far it is. A refusal is thrown as a `PortreeveError`; cancelled, the server keeps nothing of it. */
export async function uploadArchive({ scope, app, file, onProgress, signal }: UploadWish) {
  const { api } = createPortreeve({
    url: window.location.origin,
    fetch: (request) => sendWithProgress(request, { file, onProgress, signal }),
  })
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/apps/{appId}/versions', {
    params: { path: { scopeId: scope, appId: app } },
    headers: { 'content-type': 'application/zip' },
    body: file,
  })
  return data!
}

type Sending = Pick<UploadWish, 'file' | 'onProgress' | 'signal'>

/** `fetch` says nothing of how much has gone out; the older way does. */
function sendWithProgress({ method, url, headers }: Request, { file, onProgress, signal }: Sending): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open(method, url)
    for (const [name, value] of headers) sending.setRequestHeader(name, value)
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total)
    sending.onload = () => resolve(answerOf(sending))
    sending.onerror = () => reject(new TypeError('The connection broke off'))
    sending.onabort = () => reject(new DOMException('Cancelled', 'AbortError'))
    signal.addEventListener('abort', () => sending.abort())
    sending.send(file)
  })
}

function answerOf(sent: XMLHttpRequest): Response {
  const { status, statusText, responseText } = sent
  const type = sent.getResponseHeader('content-type') ?? 'application/json'
  return new Response(responseText, { status, statusText, headers: { 'content-type': type } })
}
