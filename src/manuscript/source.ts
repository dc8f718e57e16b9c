/**
 * Where a manuscript is read from: a folder, a git revision, or memory in tests.
 *
 * The only way the pipeline reads anything. Paths are relative to the manuscript's
 * root and use `/`.
 */
export interface ManuscriptSource {
  /** Name for people, such as `manuscript/` or `v1.2.0:manuscript/`. */
  readonly label: string
  /** Paths of all files, sorted by code point. */
  list(): Promise<readonly string[]>
  /** @throws {BuildError} When there is no such file or it cannot be read. */
  read(path: string): Promise<Uint8Array>
}
