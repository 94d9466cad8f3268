import { afterAll, beforeAll } from 'vitest'
import { refuseBodies } from './bodies.ts'
import { refuseForeignIds } from './foreign-ids.ts'
import { standNoise } from './noise.ts'
import { type Powerful, startWithPowerful } from './powerful.ts'

// One world for all of it: making it takes longer than attacking it.
let systems: readonly Powerful[] = []
beforeAll(async () => {
  systems = [
    await startWithPowerful('developer-portal'),
    await startWithPowerful('auth-dashboard'),
    await startWithPowerful('ai-platform'),
  ]
})
afterAll(() => Promise.all(systems.map(({ target }) => target.stop())))

refuseForeignIds(() => systems[0]!)
refuseBodies(() => systems)
standNoise(() => systems[0]!)
