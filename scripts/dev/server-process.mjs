import { spawn } from 'node:child_process'
import { once } from 'node:events'

const upLine = 'Portreeve is up'

/** The server as a child process, started and stopped as often as one likes. `onEnd` hears of it when it ended by itself. */
export class ServerProcess {
  #command
  #environment
  #onEnd
  #child = null
  #wasUp = false
  #isOver = false

  constructor({ command, environment, onEnd }) {
    this.#command = command
    this.#environment = environment
    this.#onEnd = onEnd
  }

  /** Ends it where it runs, starts it, and waits until it is up (answers true) or has ended (false). */
  async restart() {
    await this.#endChild()
    if (this.#isOver) return false
    const child = spawn(process.execPath, this.#command, {
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    return new Promise((answer) => {
      child.stdout.setEncoding('utf8').on('data', (text) => {
        // What one says who was told to end is expected.
        if (this.#child !== child) return
        const isUp = text.includes(upLine)
        // Who is in the demo needs to be said once; each start makes a new link for the first person.
        if (!isUp || !this.#wasUp || text.includes('/set-up#')) process.stdout.write(text)
        if (!isUp) return
        this.#wasUp = true
        answer(true)
      })
      child.once('exit', (code, signal) => {
        if (this.#child !== child) return
        this.#child = null
        answer(false)
        this.#onEnd(code ?? signal)
      })
    })
  }

  /** For good: a restart that is under way ends here too. */
  async stop() {
    this.#isOver = true
    await this.#endChild()
  }

  async #endChild() {
    const child = this.#child
    if (child === null) return
    this.#child = null
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
}
