import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { assembleBook } from './book/assemble-book.ts'
import type { Book } from './book/book.ts'
import { BuildError } from './diagnostics/build-error.ts'
import type { Edition } from './manuscript/config.ts'
import type { Manuscript } from './manuscript/manuscript.ts'
import type { ManuscriptSource } from './manuscript/source.ts'
import { parseManuscript } from './markdown/parse-manuscript.ts'
import { compareBooks } from './review/compare-books.ts'
import { compareFields } from './review/compare-fields.ts'
import { type AlignedRevision, followTranslations } from './review/follow-translations.ts'
import type { Review } from './review/review.ts'
import { alignManuscript } from './translation/align-manuscript.ts'

/** A manuscript at a revision. */
export interface ManuscriptRevision {
  /** Name for people: `HEAD`, `v1.2.0`, `working tree`. */
  readonly label: string
  readonly manuscript: Manuscript
  readonly source: ManuscriptSource
}

/**
 * Review what has changed between two revisions of a manuscript: its text in every
 * language, its notes, and what it says of itself.
 *
 * Faults of the manuscripts are not told here; they are messages of their files.
 *
 * @param pause Awaited after each chapter, so that a long review can be interrupted.
 * @throws {BuildError} When a chapter cannot be read: its text would seem to be gone.
 */
export async function reviewManuscript(
  old: ManuscriptRevision,
  now: ManuscriptRevision,
  pause: () => Promise<void>,
): Promise<Review> {
  const before = await wholeBook(old, pause)
  const after = await wholeBook(now, pause)
  const comparison = compareBooks(before.book, after.book)
  const revisions = { old: before, new: after }
  const counted = new Set(now.manuscript.config.stale)
  return {
    oldLabel: old.label,
    newLabel: now.label,
    comparison,
    fields: compareFields(old.manuscript.files, now.manuscript.files),
    followed: followTranslations(comparison, revisions, counted),
  }
}

/** The text of all languages, as no edition need have it. */
async function wholeBook(
  { label, manuscript, source }: ManuscriptRevision,
  pause: () => Promise<void>,
): Promise<AlignedRevision & { readonly book: Book }> {
  const languages = manuscript.texts.map(({ language }) => language)
  const trees = await parseManuscript(manuscript, new Set(languages), pause)
  const edition: Edition = {
    name: 'review',
    format: 'pdf',
    template: 'book',
    languages,
    layout: 'sequential',
  }
  for (const [{ file }, tree] of trees) checkReadable(file, tree, label)
  const files = new Set(await source.list())
  const book = assembleBook(manuscript, edition, trees, {
    files,
    numbering: 'chapter',
    aligned: [],
  })
  return { book, texts: manuscript.texts, aligned: alignManuscript(manuscript, trees) }
}

function checkReadable(file: VFile, tree: Root, label: string): void {
  const fault = file.messages.find(({ fatal }) => fatal)
  if (tree.children.length > 0 || !fault) return
  throw new BuildError(`\`${file.path}\` of ${label} cannot be read: ${fault.reason}`, {
    hint: fault.note?.replace(/^hint: /u, '') ?? 'see `diglot check`',
  })
}
