import { proveEveryPage } from './every-page.ts'

await proveEveryPage('auth-dashboard')
