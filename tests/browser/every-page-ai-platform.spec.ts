import { proveEveryPage } from './every-page.ts'

await proveEveryPage('ai-platform')
