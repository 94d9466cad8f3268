import type { PortalClient } from './portal-client.ts'

const writers = 4
export const machines = '/api/v1/scopes/platform/service-accounts'

/**
 * Several at once make one service account after the other, until the server is gone. `reached` is called once, when so many
 * were acknowledged. Answers the ids of all that were: each is a promise.
 */
export async function writeUntilGone(
  client: PortalClient,
  round: string,
  enough: number,
  reached: () => void,
): Promise<readonly string[]> {
  const acknowledged: string[] = []
  const write = async (writer: number) => {
    for (let number = 1; ; number++) {
      const name = `Robot ${round} ${writer} ${number}`
      const answer = await client.post(machines, { name, role: 'decision-service' }).catch(() => null)
      // Gone, or going: it takes nothing any more.
      if (answer === null || answer.status === 503) return
      if (answer.status !== 201)
        throw new Error(`A write was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
      acknowledged.push(String(answer.body.id))
      if (acknowledged.length === enough) reached()
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return acknowledged
}
