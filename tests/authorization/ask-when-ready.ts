import { setTimeout as pause } from 'node:timers/promises'
import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'

type Response = Awaited<ReturnType<TestServer['inject']>>

/**
 * Asks again while the server says that it has too much to do: on a busy machine, building the world holds it up for long
 * enough that it refuses everything for a second. That is no answer about access.
 */
export async function askWhenReady(
  server: TestServer,
  request: Parameters<TestServer['inject']>[0],
): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const response = await server.inject(request)
    if (response.statusCode !== 503 || attempt === 100) return response
    await pause(100)
  }
}
