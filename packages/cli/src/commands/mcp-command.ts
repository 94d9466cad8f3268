import { Command } from 'commander'
import { loginOf } from '../remote/server.ts'
import type { Terminal } from '../terminal.ts'

/** One message of JSON-RPC, as far as it is looked at here. */
interface Message {
  readonly id?: string | number
  readonly method?: string
}

export function mcpCommand(terminal: Terminal): Command {
  return new Command('mcp')
    .description(
      'Hand the tools of the server on to an AI client that starts programs (MCP over standard input and output).',
    )
    .addHelpText(
      'after',
      `
For clients that speak to no server over HTTP, Claude Desktop for instance. In their configuration:
  { "mcpServers": { "portreeve": { "command": "portreeve", "args": ["mcp"] } } }

It uses the token of portreeve login, or PORTREEVE_URL and PORTREEVE_TOKEN.`,
    )
    .action(() => handOn(terminal))
}

/** Message by message, in their order: the server keeps nothing between two of them. */
async function handOn(terminal: Terminal): Promise<void> {
  const { url, token } = await loginOf(terminal)
  let version: string | undefined
  for await (const line of terminal.lines()) {
    if (line.trim() === '') continue
    const message = parsed(line)
    const answer = message === null ? failed(null, 'That is no JSON.', -32_700) : await send(url, token, line, version)
    if (answer === null) continue
    // What is agreed on at the beginning is said with every later message.
    if (message?.method === 'initialize') version = protocolVersion(answer)
    terminal.print(answer)
  }
}

/** The answer as one line; `null` where a message has none. */
async function send(url: string, token: string, line: string, version: string | undefined): Promise<string | null> {
  const id = parsed(line)?.id ?? null
  const response = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      accept: 'application/json, text/event-stream',
      ...(version !== undefined && { 'mcp-protocol-version': version }),
    },
    body: line,
  }).catch(() => null)
  if (response === null) return id === null ? null : failed(id, 'The server did not answer.')
  const text = await response.text()
  if (response.ok) return text === '' ? null : JSON.stringify(JSON.parse(text))
  const { code, detail, error } = parsed<{ code?: string; detail?: string; error?: unknown }>(text) ?? {}
  // What is wrong with the message itself the protocol says in a form of its own.
  if (error !== undefined) return JSON.stringify(JSON.parse(text))
  return id === null ? null : failed(id, `${detail ?? 'The server refused.'} (${code ?? response.status})`)
}

function failed(id: string | number | null, message: string, code = -32_000): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })
}

function protocolVersion(answer: string): string | undefined {
  return parsed<{ result?: { protocolVersion?: string } }>(answer)?.result?.protocolVersion
}

function parsed<Value = Message>(text: string): Value | null {
  try {
    return JSON.parse(text) as Value
  } catch {
    return null
  }
}
