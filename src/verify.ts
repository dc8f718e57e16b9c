import { parseXml, XmlError } from '@rgrove/parse-xml'
import type { ArchiveFile } from './epub/archive-file.ts'
import { checkAlternatives } from './epub/check-alternatives.ts'
import { findBreaches } from './epub/check-files.ts'
import { compareText, type TextComparison } from './epub/compare-text.ts'
import { spineDocuments } from './epub/spine-documents.ts'
import type { ChapterHtml } from './html/chapter-html.ts'
import { toEditionText } from './html/edition-text.ts'
import type { Edition } from './manuscript/config.ts'
import { needsOriginal } from './manuscript/layouts.ts'
import type { Manuscript } from './manuscript/manuscript.ts'
import type { ManuscriptSource } from './manuscript/source.ts'
import { parseManuscript } from './markdown/parse-manuscript.ts'
import { alignManuscript } from './translation/align-manuscript.ts'

/** The manuscript and the edition that an e-book is said to be of. */
export interface ClaimedText {
  readonly manuscript: Manuscript
  readonly source: ManuscriptSource
  readonly edition: Edition
}

/** What was found out about a finished e-book. */
export interface Verdict {
  readonly files: number
  /** Absent when there is no manuscript to compare with, or a document cannot be read. */
  readonly text?: TextComparison
  /** Faults of the file, a line for each. */
  readonly faults: readonly string[]
  /** What its manuscript leaves readers without, a line for each. */
  readonly warnings: readonly string[]
}

/**
 * Verify a finished e-book from its bytes: its files are well-formed and fit together, and
 * the whole text of its edition stands in it, every word and note once and in order.
 *
 * @param files As unpacked, without `mimetype`; text is decoded.
 * @param claimed Absent when there is no manuscript: then the text is not compared.
 */
export async function verifyEpub(
  files: readonly ArchiveFile[],
  claimed?: ClaimedText,
): Promise<Verdict> {
  const malformed = files.flatMap(faultOfXml)
  const text =
    claimed && malformed.length === 0
      ? compareText(await textsOf(claimed), spineDocuments(files))
      : undefined
  return {
    files: files.length,
    ...(text && { text }),
    faults: [...malformed, ...findBreaches(files), ...(text?.faults ?? [])],
    warnings: checkAlternatives(files),
  }
}

function faultOfXml({ path, bytes }: ArchiveFile): string[] {
  if (typeof bytes !== 'string' || !/\.(?:xhtml|opf|ncx|xml)$/u.test(path)) return []
  try {
    parseXml(bytes)
    return []
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    return [`${path}: ${error.message.split('\n')[0] ?? ''}`]
  }
}

/** The chapters of each content document. */
async function textsOf({
  manuscript,
  source,
  edition,
}: ClaimedText): Promise<(readonly ChapterHtml[])[]> {
  const { language } = manuscript.config
  const isJoined = needsOriginal(edition)
  const languages = new Set([...edition.languages, ...(isJoined ? [language] : [])])
  const trees = await parseManuscript(manuscript, languages, pause)
  const aligned = isJoined ? alignManuscript(manuscript, trees, languages) : []
  const parsed = { manuscript, source, trees, aligned }
  const text = await toEditionText(parsed, edition, 'chapter', pause)
  return (
    text.parallel?.map(({ chapters }) => chapters.flatMap((html) => html ?? [])) ??
    text.chapters.map((html) => [html])
  )
}

/** A verification is short enough not to be interrupted. */
function pause(): Promise<void> {
  return Promise.resolve()
}
