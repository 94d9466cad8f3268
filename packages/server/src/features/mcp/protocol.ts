import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  type Tool as ListedTool,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { version } from '../../version.ts'
import { ToolRefusal } from './door.ts'
import type { Tool, Workplace } from './tool.ts'

interface Asked {
  readonly message: object
  readonly protocolVersion: string | undefined
  readonly place: Workplace
  /** All that there are here. */
  readonly tools: readonly Tool[]
  /** Those that the token may call now. */
  readonly open: () => Promise<readonly Tool[]>
}

interface Answered {
  readonly status: number
  readonly text: string
}

/**
 * Answers one message of the Model Context Protocol. Nothing is kept between two messages: what a token may do is found out anew each
 * time, so that whoever loses something loses the tools with it, whatever their client remembers.
 */
export async function answerMessage({ message, protocolVersion, place, tools, open }: Asked): Promise<Answered> {
  const server = new Server(
    { name: 'portreeve', title: 'Portreeve', version },
    {
      capabilities: { tools: {} },
      instructions: `You act for somebody in “${place.scope.name}”, and can do no more there than they may do now. A refusal says who can help: tell it to them as it is, and do not look for a way around it.`,
    },
  )
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: (await open()).map(listed) }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const called = tools.find(({ name }) => name === params.name)
    if (called === undefined) throw new McpError(ErrorCode.InvalidParams, `There is no tool “${params.name}” here.`)
    return call(called, place, params.arguments ?? {})
  })
  // Stateless: one transport for each request, which answers it as JSON and is done.
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  try {
    const headers = {
      ...{ 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      ...(protocolVersion !== undefined && { 'mcp-protocol-version': protocolVersion }),
    }
    const request = new Request(new URL('/mcp', place.url), { method: 'POST', headers })
    const response = await transport.handleRequest(request, { parsedBody: message })
    return { status: response.status, text: await response.text() }
  } finally {
    await server.close()
  }
}

function listed({ name, title, description, input, readOnly }: Tool): ListedTool {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input, { io: 'input' })
  return {
    ...{ name, title, description, inputSchema: inputSchema as ListedTool['inputSchema'] },
    annotations: { title, readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false },
  }
}

async function call(called: Tool, place: Workplace, given: unknown): Promise<CallToolResult> {
  const input = called.input.safeParse(given)
  if (!input.success) {
    const words = input.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
    )
    return refused({ code: 'invalid-input', detail: words.join(' '), requestId: null })
  }
  try {
    const { structured, text } = await called.run(place, input.data)
    return { content: [{ type: 'text', text }], structuredContent: { ...structured } }
  } catch (error) {
    if (!(error instanceof ToolRefusal)) throw error
    return refused({ code: error.code, detail: error.message, requestId: error.requestId })
  }
}

function refused(error: { code: string; detail: string; requestId: string | null }): CallToolResult {
  const request = error.requestId === null ? '' : `, request ${error.requestId}`
  return {
    isError: true,
    content: [{ type: 'text', text: `${error.detail} (${error.code}${request})` }],
    structuredContent: { error },
  }
}
