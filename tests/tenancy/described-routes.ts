import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import type { Route } from '../authorization/routes.ts'
import { routesOf } from '../authorization/routes.ts'

export interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path' | 'header'
  readonly required?: boolean
  readonly schema?: { readonly enum?: readonly string[] }
}

export interface DescribedRoute extends Route {
  readonly query: readonly Parameter[]
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>
}

/** Every operation that the running server says it has, with what can stand behind its address. */
export async function describedRoutes(server: TestServer): Promise<readonly DescribedRoute[]> {
  const { paths } = (await server.inject({ method: 'GET', url: '/openapi.json' })).json<ApiDocument>()
  return (await routesOf(server)).map((route) => ({
    ...route,
    query: (paths[route.path]?.[route.method.toLowerCase()]?.parameters ?? []).filter((one) => one.in === 'query'),
  }))
}
