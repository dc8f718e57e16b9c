import { VFile } from 'vfile'
import type { ChangeClass } from '../../src/manuscript/change-class.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { chapterUnits } from '../../src/exchange/chapter-units.ts'
import type { Entry } from '../../src/exchange/entry.ts'
import { type ImportedChapter, importChapter } from '../../src/exchange/import-chapter.ts'
import type { ChapterText, ExchangeChapter, Unit } from '../../src/exchange/unit.ts'
import { alignChapter } from '../../src/translation/align-chapter.ts'
import { applyEdits } from '../../src/translation/apply-edits.ts'
import { beadStates } from '../../src/translation/bead-states.ts'
import { fieldStates } from '../../src/translation/field-states.ts'
import { tag } from './tag.ts'

const counted = new Set<ChangeClass>(['words', 'numbers', 'notes'])

/** Pair an original with its translation, and with what it was when it was translated. */
export function exchangeChapter(
  original: string,
  translation: string,
  base?: string,
): ExchangeChapter & { readonly translation: ChapterText } {
  const left = textOf('de/brunnen.md', original)
  const right = textOf('en/brunnen.md', translation)
  const before = base === undefined ? undefined : textOf('en/brunnen.base.md', base)
  const aligned = alignChapter(left.tree, right.tree).beads
  const trees = { original: left.tree, translation: right.tree, base: before?.tree }
  return {
    language: tag('en'),
    name: 'brunnen',
    original: left,
    translation: right,
    ...(before && { base: before }),
    beads: beadStates(aligned, trees, counted),
    fields: fieldStates({ original, translation, base }, counted),
  }
}

function textOf(path: string, text: string): ChapterText {
  const file = new VFile({ path, value: text })
  return { path, text, tree: parseMarkdown(file, { series: [], language: tag('de') }) }
}

/** A chapter that came back from a translator. */
export interface BroughtBack extends ImportedChapter {
  /** Text of the translation after that. */
  readonly text: string
}

/**
 * Export a chapter, let a translator edit the units, and import it.
 *
 * @param edit Gives the new text of a unit; those that it gives `undefined` for are
 *   unfinished.
 */
export function bringBack(
  chapter: ExchangeChapter & { readonly translation: ChapterText },
  edit: (unit: Unit) => string | undefined,
): BroughtBack {
  const entries = chapterUnits(chapter).map((unit, index): Entry => {
    const target = edit(unit)
    const { context, source } = unit
    const isUnfinished = target === undefined
    return {
      context,
      source,
      target: target ?? unit.target,
      isUnfinished,
      line: index + 1,
    }
  })
  const imported = importChapter(chapter, chapter.translation, entries)
  return { ...imported, text: applyEdits(chapter.translation.text, imported.edits) }
}
