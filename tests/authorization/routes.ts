import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'

export interface Route {
  /** `GET /api/v1/session`, as the API description writes it. */
  readonly key: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: unknown
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-access'?: unknown }>>>>
}

/** Every operation that the running server says it has. */
export async function routesOf(server: TestServer): Promise<readonly Route[]> {
  const { paths } = (await server.inject({ method: 'GET', url: '/openapi.json' })).json<ApiDocument>()
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([name, operation]): Route => {
      const method = name.toUpperCase() as Route['method']
      return { key: `${method} ${path}`, method, path, access: operation['x-access'] }
    }),
  )
}
