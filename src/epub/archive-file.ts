/** A file of an e-book as it stands in the archive. */
export interface ArchiveFile {
  /** Path in the archive: ASCII, `/` between folders. */
  readonly path: string
  /** Text is UTF-8. */
  readonly bytes: Uint8Array | string
}
