import type { VFileMessage } from 'vfile-message'
import type { FontSource } from './pdf/fonts.ts'
import type { Printer } from './pdf/printer.ts'
import type { Edition } from './manuscript/config.ts'
import type { Manuscript } from './manuscript/manuscript.ts'
import type { ManuscriptSource } from './manuscript/source.ts'

/** What a build needs from outside; everything else is computed. */
export interface BuildPorts {
  readonly source: ManuscriptSource
  /** Our own templates: paths such as `book/page.css`. */
  readonly templates: ManuscriptSource
  readonly fonts: FontSource
  /** Lends a printer; called once, and only when an edition needs one. */
  readonly withPrinter: <T>(work: (printer: Printer) => Promise<T>) => Promise<T>
  /** Packs finished files as an EPUB container. */
  readonly packEpub: (files: readonly ArchiveFile[], date: Date) => Promise<Uint8Array>
  /** Writes an output file whole or not at all; returns its path for people. */
  readonly write: (fileName: string, bytes: Uint8Array) => Promise<string>
  /** Hears of each step, for progress. */
  readonly step: (step: BuildStep) => void
}

/** A file of an e-book. */
export interface ArchiveFile {
  readonly path: string
  readonly bytes: Uint8Array | string
}

/** A step of a build as shown to people: `handout: measure`. */
export interface BuildStep {
  readonly edition: string
  readonly name:
    | 'read'
    | 'assemble'
    | 'measure'
    | 'break pages'
    | 'print'
    | 'finish'
    | 'pack'
    | 'write'
}

/** What came of an edition. */
export interface BuiltEdition {
  readonly edition: Edition
  /** Path of the file written; absent when the manuscript's errors forbade it. */
  readonly path?: string
  readonly bytes?: number
  readonly pages?: number
}

/** What came of a build. */
export interface BuildResult {
  readonly editions: readonly BuiltEdition[]
  /** All messages of all files, sorted by file and place, each once. */
  readonly messages: readonly VFileMessage[]
}

/**
 * Build editions of a manuscript.
 *
 * An edition whose text has errors is not written; an existing file stays.
 *
 * @throws {BuildError} When something outside the manuscript fails.
 */
export async function build(
  manuscript: Manuscript,
  editions: readonly Edition[],
  ports: BuildPorts,
): Promise<BuildResult> {
  await Promise.resolve([manuscript, editions, ports])
  return { editions: [], messages: [] }
}
