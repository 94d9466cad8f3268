export const usage = `npm run dev -- [parameters]

Starts the server and the console, and renews each when its source changes.

  --blueprint <id or file>  what the server runs (default: developer-portal)
  --port <number>           where the page is (default: 7310, or the next one that is free)
  --data <folder>           where the data lies (default: .portreeve/dev-<blueprint>)
  --no-demo                 a first start, without demo people
  --console-only --server <address>
                            only the console, for a server that runs already

Everything else goes on to \`portreeve start\`.`

/** Takes what concerns the command itself; the rest, in its order, is for the server. */
export function parseParameters(given) {
  const rest = [...given]
  const flag = (name) => {
    const index = rest.indexOf(name)
    if (index >= 0) rest.splice(index, 1)
    return index >= 0
  }
  const option = (...names) => {
    const index = rest.findIndex((word) => names.some((name) => word === name || word.startsWith(`${name}=`)))
    if (index < 0) return undefined
    const hasValue = rest[index].includes('=')
    const [word, next] = rest.splice(index, hasValue ? 1 : 2)
    const value = hasValue ? word.slice(word.indexOf('=') + 1) : next
    if (value === undefined) wrong(`${word} needs a value.`)
    return value
  }
  const help = flag('--help')
  const consoleOnly = flag('--console-only')
  const demo = !flag('--no-demo')
  flag('--demo')
  const port = option('--port')
  if (port !== undefined && !/^\d{1,5}$/.test(port)) wrong(`The port is "${port}". It must be a number.`)
  const server = option('--server')
  if (consoleOnly && !URL.canParse(server ?? '')) wrong('--console-only needs --server with the address of a server.')
  return {
    help,
    consoleOnly,
    demo,
    server: server === undefined ? undefined : new URL(server).origin,
    port: port === undefined ? undefined : Number(port),
    strictPort: port !== undefined,
    blueprint: option('--blueprint', '-b') ?? process.env.PORTREEVE_BLUEPRINT ?? 'developer-portal',
    data: option('--data'),
    forServer: rest,
  }
}

function wrong(text) {
  console.error(`${text}\n\n${usage}`)
  process.exit(2)
}
