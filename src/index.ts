export { build } from './build.ts'
export type {
  BuildOptions,
  BuildPorts,
  BuildResult,
  BuildStep,
  BuiltEdition,
  Content,
  WrittenFile,
} from './build.ts'
export { BuildError } from './diagnostics/build-error.ts'
export type { Book } from './book/book.ts'
export type { Manuscript } from './manuscript/manuscript.ts'
