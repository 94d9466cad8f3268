export {
  createPortreeve,
  type Decision,
  type Evaluation,
  type Portreeve,
  type PortreeveOptions,
} from './create-portreeve.ts'
export { PortreeveError, type Problem } from './portreeve-error.ts'
export type { paths } from './schema.gen.ts'
