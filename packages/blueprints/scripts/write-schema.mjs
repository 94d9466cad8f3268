// Writes blueprint.schema.json, with which an editor completes the words of a blueprint and marks mistakes.
import { fileURLToPath } from 'node:url'
import { build, writeOrCheck } from './write-or-check.mjs'

build()
const { blueprintJsonSchema } = await import('../dist/blueprint-json-schema.js')
const file = fileURLToPath(new URL('../blueprint.schema.json', import.meta.url))
writeOrCheck([[file, blueprintJsonSchema()]], 'packages/blueprints/scripts/write-schema.mjs')
