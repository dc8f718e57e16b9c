import type { LanguageTag } from '../language/tag.ts'
import type { ChangeClass as CountedClass } from '../manuscript/change-class.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import type { ChapterBead } from '../translation/align-chapter.ts'
import type { TranslatedChapter } from '../translation/align-manuscript.ts'
import type { TextBlock as BeadBlock } from '../translation/text-block.ts'
import type { ChangeClass } from './change.ts'
import type { BookComparison, ComparedText } from './compare-books.ts'
import { indicesOf } from './group-blocks.ts'
import type { PlacedChange } from './list-changes.ts'

/** What became of the translation of a passage whose original has changed. */
export interface FollowedPassage {
  readonly language: LanguageTag
  /**
   * `followed`: it has changed as well. `stale`: it has not. `missing`: nothing of the
   * translation renders the passage.
   */
  readonly state: 'followed' | 'stale' | 'missing'
  /** Where the original of the passage begins: the same for all changes of one bead. */
  readonly bead: string
  /** Where the translation stands now. */
  readonly place?: { readonly file: string; readonly line: number }
  /** Ids of the changes of the translation. */
  readonly changes: readonly string[]
}

/** A revision with its translations bead by bead. */
export interface AlignedRevision {
  readonly texts: Manuscript['texts']
  readonly aligned: readonly TranslatedChapter[]
}

/**
 * Tell of every change of the original whether each translation followed.
 *
 * @param counted Classes of changes that ask for one in the translation.
 * @returns By id of the change; those that ask for nothing are not among them.
 */
export function followTranslations(
  comparison: BookComparison,
  revisions: { readonly old: AlignedRevision; readonly new: AlignedRevision },
  counted: ReadonlySet<CountedClass>,
): ReadonlyMap<string, readonly FollowedPassage[]> {
  const [original, ...translations] = revisions.new.texts
  const text = comparison.texts.find(({ language }) => language === original?.language)
  if (!text || translations.length === 0) return new Map()
  const touched = {
    old: touchedLines(comparison.texts, 'old'),
    new: touchedLines(comparison.texts, 'new'),
  }
  const beads = { old: beadsByFile(revisions.old), new: beadsByFile(revisions.new) }
  const followed = new Map<string, readonly FollowedPassage[]>()
  for (const change of text.changes) {
    const is = countedAs[change.class]
    if (is === undefined || !counted.has(is)) continue
    const isGone = change.groups.every((group) => group.new.from === group.new.to)
    const side = isGone ? 'old' : 'new'
    const lines = linesOf(text, change, side)
    const passages = translations.flatMap(({ language }) =>
      passagesOf(beads[side], lines, language).map((passage): FollowedPassage => {
        const { bead, translation } = passage
        if (!translation) return { language, bead, state: 'missing', changes: [] }
        const changes = (touched[side].get(translation.file) ?? []).flatMap(
          ({ line, id }) => (isWithin(line, translation) ? id : []),
        )
        return {
          language,
          bead,
          state: changes.length > 0 ? 'followed' : 'stale',
          changes: [...new Set(changes)],
          place: isGone
            ? placeNow(comparison.texts, translation)
            : { file: translation.file, line: translation.from },
        }
      }),
    )
    // What is gone and was never translated asks for nothing.
    const asking = passages.filter(({ state }) => !isGone || state !== 'missing')
    if (asking.length > 0) followed.set(change.id, asking)
  }
  return followed
}

/** A passage keeps its translation when it is only divided, or stands elsewhere. */
const countedAs: Readonly<Record<ChangeClass, CountedClass | undefined>> = {
  words: 'words',
  name: 'words',
  number: 'numbers',
  note: 'notes',
  markup: 'markup',
  punctuation: 'punctuation',
  typography: 'punctuation',
  structure: undefined,
  move: undefined,
}

/** Lines of a file, both included. */
interface Lines {
  readonly file: string
  readonly from: number
  readonly to: number
}

interface LinedBead {
  readonly language: LanguageTag
  readonly original: Lines
  /** Absent when nothing renders it. */
  readonly translation: Lines | undefined
}

/** Where a block begins. */
interface BlockLine {
  readonly file: string
  readonly line: number
}

function isWithin(line: number, { from, to }: Lines): boolean {
  return line >= from && line <= to
}

function linesOf(
  { comparison }: ComparedText,
  { groups }: PlacedChange,
  side: 'old' | 'new',
): BlockLine[] {
  return groups.flatMap((group) =>
    indicesOf(group[side]).flatMap((index) => {
      const block = comparison[side].blocks[index]
      const line = block?.node.position?.start.line
      return block && line !== undefined ? { file: block.chapter.file.path, line } : []
    }),
  )
}

function touchedLines(
  texts: readonly ComparedText[],
  side: 'old' | 'new',
): ReadonlyMap<string, readonly { readonly line: number; readonly id: string }[]> {
  const touched = new Map<string, { line: number; id: string }[]>()
  for (const text of texts) {
    for (const change of text.changes) {
      for (const { file, line } of linesOf(text, change, side)) {
        const known = touched.get(file)
        if (known) known.push({ line, id: change.id })
        else touched.set(file, [{ line, id: change.id }])
      }
    }
  }
  return touched
}

function beadsByFile({
  aligned,
}: AlignedRevision): ReadonlyMap<string, readonly LinedBead[]> {
  const beads = new Map<string, LinedBead[]>()
  for (const chapter of aligned) {
    const { path } = chapter.original.file
    const own = chapter.beads.flatMap(innermost).flatMap((bead): LinedBead[] => {
      const original = linesIn(path, bead.original)
      const translation = linesIn(chapter.translation.file.path, bead.translation)
      return original ? [{ language: chapter.language, original, translation }] : []
    })
    beads.set(path, [...(beads.get(path) ?? []), ...own])
  }
  return beads
}

function innermost(bead: ChapterBead): ChapterBead[] {
  return bead.parts.length > 0 ? bead.parts.flatMap(innermost) : [bead]
}

function linesIn(file: string, blocks: readonly BeadBlock[]): Lines | undefined {
  const nodes = blocks.flat()
  const from = nodes[0]?.position?.start.line
  const to = nodes.at(-1)?.position?.end.line
  return from === undefined || to === undefined ? undefined : { file, from, to }
}

/** The beads of a language that blocks stand in; one without translation where there are none. */
function passagesOf(
  beads: ReadonlyMap<string, readonly LinedBead[]>,
  blocks: readonly BlockLine[],
  language: LanguageTag,
): { readonly bead: string; readonly translation: Lines | undefined }[] {
  const found = new Map<string, Lines | undefined>()
  for (const { file, line } of blocks) {
    const bead = beads
      .get(file)
      ?.find((one) => one.language === language && isWithin(line, one.original))
    found.set(`${file}:${bead?.original.from ?? line}`, bead?.translation)
  }
  return [...found].map(([bead, translation]) => ({ bead, translation }))
}

/** Where blocks that stood there stand now; where they stood if they are gone. */
function placeNow(
  texts: readonly ComparedText[],
  lines: Lines,
): { readonly file: string; readonly line: number } {
  for (const { comparison } of texts) {
    for (const group of comparison.groups) {
      const stood = comparison.old.blocks[group.old.from]
      const stands = comparison.new.blocks[group.new.from]
      const line = stood?.node.position?.start.line
      const now = stands?.node.position?.start.line
      const isThere =
        stood?.chapter.file.path === lines.file &&
        line !== undefined &&
        isWithin(line, lines) &&
        group.old.to > group.old.from &&
        group.new.to > group.new.from
      if (isThere && stands && now !== undefined) {
        return { file: stands.chapter.file.path, line: now }
      }
    }
  }
  return { file: lines.file, line: lines.from }
}
