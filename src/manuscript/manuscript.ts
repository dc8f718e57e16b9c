import type { VFile } from 'vfile'
import type { LanguageTag } from '../language/tag.ts'
import type { BookConfig } from './config.ts'
import type { Attempt, Limits } from './limits.ts'

/** A manuscript as read: its config and the text of its chapters, not yet parsed. */
export interface Manuscript {
  /** Name for people, such as `manuscript/`. */
  readonly label: string
  readonly config: BookConfig
  /** What it was read within; its pictures are read within it, too. */
  readonly limits: Limits
  /** How long it may take to read a chapter, and to set it. */
  readonly attempt: Attempt
  /** The original first, then the translations in the order of the config. */
  readonly texts: readonly ManuscriptText[]
  /** `book.yaml`, chapters and whatever else has messages, in reading order. */
  readonly files: readonly VFile[]
}

/** The chapters of one language in reading order. */
export interface ManuscriptText {
  readonly language: LanguageTag
  readonly chapters: readonly ChapterFile[]
}

/** A chapter file: decoded, in NFC, lines ended by line feeds, front matter still in place. */
export interface ChapterFile {
  /** `path` is relative to the manuscript's root; `value` is a string. Gains messages. */
  readonly file: VFile
  /**
   * Path below the folder of its language, without language and extension, such as
   * `02-zusage`: pairs translations.
   */
  readonly name: string
  /** Language of the chapter: front matter, else its folder or suffix, else the book's. */
  readonly language: LanguageTag
  /** Title from the front matter, if any. */
  readonly title?: string
}
