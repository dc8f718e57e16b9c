import type { Root } from 'mdast'
import { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { Edition } from '../manuscript/config.ts'
import { isParallel } from '../manuscript/layouts.ts'
import type { ChapterFile, Manuscript, ManuscriptText } from '../manuscript/manuscript.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { TranslatedChapter } from './align-manuscript.ts'
import { beadStates } from './bead-states.ts'
import { blockBorrower } from './borrow-blocks.ts'
import { readBaseText } from './read-base-text.ts'
import { missingMark, settleChapter, type Treatments } from './settle-chapter.ts'

/** A manuscript, parsed, with the beads of its translations. */
export interface AlignedManuscript {
  readonly manuscript: Manuscript
  readonly source: ManuscriptSource
  readonly trees: ReadonlyMap<ChapterFile, Root>
  readonly aligned: readonly TranslatedChapter[]
}

/** A manuscript as an edition sets it. */
export interface SettledManuscript extends AlignedManuscript {
  /** Files with the passages that the edition does not put up with, apart from other editions. */
  readonly faults: readonly VFile[]
}

/**
 * Treat what is stale or missing in the translations of an edition as the edition asks; see
 * `settleChapter`. Chapters that nobody has translated are missing as a whole.
 *
 * @param parsed The original and the translations of the edition, aligned, if it asks for
 *   anything.
 * @throws {BuildError} When a base text cannot be read.
 */
export async function settleTranslations(
  parsed: AlignedManuscript,
  edition: Edition,
): Promise<SettledManuscript> {
  if (edition.stale === undefined && edition.missing === undefined) {
    return { ...parsed, faults: [] }
  }
  const { manuscript, source } = parsed
  const original = manuscript.config.language
  const treatments: Treatments = {
    ...edition,
    isBesideOriginal: isParallel(edition.layout) && edition.languages.includes(original),
  }
  const counted = new Set(manuscript.config.stale)
  const paths = new Set(await source.list())
  const trees = new Map(parsed.trees)
  const faults: VFile[] = []
  const aligned: TranslatedChapter[] = []
  for (const chapter of parsed.aligned) {
    const translation = trees.get(chapter.translation)
    const ours = trees.get(chapter.original)
    const isWanted =
      edition.languages.includes(chapter.language) && isChosen(chapter.original, edition)
    if (!isWanted || !translation || !ours) {
      aligned.push(chapter)
      continue
    }
    const base = await readBaseText(manuscript, source, paths, chapter)
    const own = { original: ours, translation, base: base?.tree }
    const states = beadStates(chapter.beads, own, counted)
    const settled = settleChapter(chapter, states, own, treatments)
    trees.set(chapter.translation, settled.tree)
    aligned.push({ ...chapter, beads: settled.beads })
    for (const { rule, node, isInOriginal, reason } of settled.faults) {
      const { file } = isInOriginal ? chapter.original : chapter.translation
      const apart = new VFile({ path: file.path, value: String(file) })
      report(apart, rule, node, reason)
      faults.push(apart)
    }
  }
  const texts = manuscript.texts.map((text) => {
    if (text.language === original || !edition.languages.includes(text.language)) {
      return text
    }
    return withMissing(text, manuscript, edition, { trees, treatments, faults })
  })
  return { manuscript: { ...manuscript, texts }, source, trees, aligned, faults }
}

function isChosen({ name }: ChapterFile, { chapters }: Edition): boolean {
  return chapters?.includes(name) ?? true
}

/** What comes of chapters that nobody has translated. */
interface MissingChapters {
  /** Gains their trees. */
  readonly trees: Map<ChapterFile, Root>
  readonly treatments: Treatments
  /** Gains a message for each. */
  readonly faults: VFile[]
}

function withMissing(
  text: ManuscriptText,
  { texts: [original] }: Manuscript,
  edition: Edition,
  { trees, treatments, faults }: MissingChapters,
): ManuscriptText {
  const { missing, isBesideOriginal } = treatments
  const all = original?.chapters ?? []
  const places = new Map(all.map(({ name }, index) => [name, index]))
  const chapters = [...text.chapters]
  for (const [place, chapter] of all.entries()) {
    const isThere = text.chapters.some(({ name }) => name === chapter.name)
    const tree = trees.get(chapter)
    if (isThere || !tree || !isChosen(chapter, edition)) continue
    if (missing === 'fail') faults.push(untranslated(chapter, text.language))
    if (missing === 'fail' || missing === undefined || isBesideOriginal) continue
    const stand = { ...chapter }
    trees.set(stand, missing === 'mark' ? marked(tree) : borrowed(tree, chapter))
    const next = chapters.findIndex(({ name }) => (places.get(name) ?? -1) > place)
    chapters.splice(next === -1 ? chapters.length : next, 0, stand)
  }
  return { ...text, chapters }
}

function untranslated({ file }: ChapterFile, language: LanguageTag): VFile {
  const apart = new VFile({ path: file.path, value: String(file) })
  const start = { line: 1, column: 1, offset: 0 }
  const node = { type: 'text' as const, value: '', position: { start, end: start } }
  const reason = `the chapter has no translation into \`${language}\``
  report(apart, 'edition-is-complete', node, reason)
  return apart
}

/** The title of a chapter, and a mark that the rest is missing. */
function marked(tree: Root): Root {
  const title = tree.children.find((node) => node.type === 'heading' && node.depth === 1)
  return { ...tree, children: [...(title ? [title] : []), ...missingMark()] }
}

/** A chapter of the original as it stands in a translation. */
function borrowed(tree: Root, { language }: ChapterFile): Root {
  const empty: Root = { type: 'root', children: [] }
  const borrower = blockBorrower(tree, empty, [], language)
  const blocks = tree.children.filter(
    ({ type }) =>
      type !== 'yaml' && type !== 'definition' && type !== 'footnoteDefinition',
  )
  const children = borrower.borrow(blocks)
  return { ...tree, children: [...children, ...borrower.definitions()] }
}
