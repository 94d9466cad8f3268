/** A tool that works with a token, and what it is told. */
export interface ToolConfiguration {
  readonly id: string
  readonly label: string
  /** What to do with it. */
  readonly hint: string
  /** What the lines do, for whoever cannot see where they stand. */
  readonly what: string
  /** With this in the place of the token. */
  readonly code: (token: string) => string
}

interface Place {
  readonly origin: string
  readonly scope: string
  readonly withApps: boolean
}

/** What stands in the place of a token that is not shown: a variable that shells and clients fill in. */
export const tokenVariable = 'PORTREEVE_TOKEN'

const json = (value: unknown) => JSON.stringify(value, null, 2)

/** Ready to copy, for the command line, for AI clients and for scripts (A16). */
export function toolConfigurations({ origin, scope, withApps }: Place): readonly ToolConfiguration[] {
  const mcp = `${origin}/mcp`
  return [
    {
      id: 'command-line',
      label: 'Command line',
      hint: 'In a terminal, with Node.js 20 or newer. It asks for the token and keeps it in a file that only you can read.',
      what: 'logging in on the command line',
      code: () =>
        [
          'npm install --global portreeve',
          `portreeve login ${origin}`,
          withApps ? 'portreeve apps list' : 'portreeve whoami',
        ].join('\n'),
    },
    {
      id: 'claude-code',
      label: 'Claude Code',
      hint: 'Run it once in a terminal. Claude Code can then use the tools of this place.',
      what: 'the command for Claude Code',
      code: (token) =>
        `claude mcp add --transport http portreeve ${mcp} \\\n  --header "Authorization: Bearer ${token}"`,
    },
    {
      id: 'claude-desktop',
      label: 'Claude Desktop',
      hint: 'In Settings → Developer → Edit config, then start Claude Desktop again. It starts the portreeve command, so install that first (see Command line).',
      what: 'the configuration for Claude Desktop',
      code: (token) =>
        json({
          mcpServers: {
            portreeve: { command: 'portreeve', args: ['mcp'], env: { PORTREEVE_URL: origin, [tokenVariable]: token } },
          },
        }),
    },
    {
      id: 'vs-code',
      label: 'VS Code',
      hint: 'In the file .vscode/mcp.json of your project. Keep the file out of version control while a token stands in it.',
      what: 'the configuration for VS Code',
      code: (token) =>
        json({ servers: { portreeve: { type: 'http', url: mcp, headers: { Authorization: `Bearer ${token}` } } } }),
    },
    {
      id: 'cursor',
      label: 'Cursor',
      hint: 'In the file ~/.cursor/mcp.json, next to other servers if there are any.',
      what: 'the configuration for Cursor',
      code: (token) => json({ mcpServers: { portreeve: { url: mcp, headers: { Authorization: `Bearer ${token}` } } } }),
    },
    ...(withApps
      ? [
          {
            id: 'curl',
            label: 'curl',
            hint: 'In a script or a build: uploads an archive as a new version of an app. The id of the app stands in the address of its page.',
            what: 'an upload with curl',
            code: (token: string) =>
              `curl --fail-with-body -X POST -T app.zip \\\n  -H "Authorization: Bearer ${token}" \\\n  -H "Content-Type: application/zip" \\\n  ${origin}/api/v1/scopes/${scope}/apps/$APP_ID/versions`,
          },
        ]
      : []),
  ]
}

/** How each of them names a variable, where no token is shown. */
export function placeholderFor(id: string): string {
  if (id === 'cursor') return `\${env:${tokenVariable}}`
  return id === 'vs-code' || id === 'claude-desktop' ? 'your token' : `$${tokenVariable}`
}
