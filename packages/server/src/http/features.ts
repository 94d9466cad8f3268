import type { Service } from '../context.ts'
import { deploymentRoutes } from '../features/deployment/routes.ts'
import { healthRoutes } from '../features/health/routes.ts'
import { sessionRoutes } from '../features/session/routes.ts'
import { signInRoutes } from '../features/sign-in/routes.ts'
import type { App } from './app-type.ts'

/** Every feature's routes, written out: which features a server has is read here. */
const features: readonly ((app: App, service: Service) => void)[] = [
  healthRoutes,
  deploymentRoutes,
  signInRoutes,
  sessionRoutes,
]

export async function addFeatures(app: App, service: Service): Promise<void> {
  for (const addRoutes of features) await app.register(async (feature: App) => addRoutes(feature, service))
}
