import { spawn } from 'node:child_process'

/** Runs a script of the checkout to its end; answers whether it succeeded, and what it printed where that is wanted. */
export function runScript(parameters, { cwd, quiet = false }) {
  return new Promise((answer, fail) => {
    const child = spawn(process.execPath, parameters, { cwd, stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'] })
    const chunks = []
    child.stdout?.setEncoding('utf8').on('data', (text) => chunks.push(text))
    child.once('error', fail)
    child.once('close', (status) => answer({ ok: status === 0, output: chunks.join('') }))
  })
}
