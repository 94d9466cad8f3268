// Writes the matrix.txt of every blueprint in the catalogue, so that a changed grant is reviewed as a changed table.
import { build, writeOrCheck } from './write-or-check.mjs'

build()
const { compile, matrixText } = await import('@portreeve/engine')
const { catalogue, catalogueFile, loadBlueprint } = await import('../dist/index.js')
const files = []
for (const id of catalogue) files.push([catalogueFile(id, 'matrix.txt'), matrixText(compile(await loadBlueprint(id)))])
writeOrCheck(files, 'packages/blueprints/scripts/write-matrix.mjs')
