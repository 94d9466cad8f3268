export { type Case, type CaseFile, loadCases, type World } from './cases.ts'
export { closestWord } from './closest-word.ts'
export { type Demo, loadDemo } from './demo.ts'
export { catalogue, catalogueFile, loadBlueprint, parseBlueprint } from './load.ts'
