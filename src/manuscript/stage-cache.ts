/**
 * Remembers what stages of a build made, so that a later build need not make it again.
 *
 * A stage asks with a key made of all that its result depends on; then what it finds is
 * what it would have made. Nothing is lost when the cache forgets.
 */
export interface StageCache {
  /**
   * Make a key of the inputs of a stage, its name first. Keys of different inputs differ;
   * those of another version of diglot differ, too.
   */
  key(stage: string, ...inputs: readonly (string | Uint8Array)[]): string
  /** Find what was kept under a key: plain data, or `undefined`. */
  find(key: string): unknown
  /** Keep what a stage made: anything that a structured clone can hold. */
  keep(key: string, result: unknown): void
}
