import { proveEveryPage } from './every-page.ts'

await proveEveryPage('developer-portal')
