import { report } from '../diagnostics/report.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import type { ChapterBead } from './align-chapter.ts'
import type { TranslatedChapter } from './align-manuscript.ts'
import { checkConcordance } from './check-concordance.ts'
import { checkNotePairs } from './check-note-pairs.ts'
import { formatPlace } from './format-place.ts'
import { nameOfKind } from './name-of-kind.ts'
import type { TextBlock } from './text-block.ts'
import { toTraits } from './to-traits.ts'

/**
 * Check a chapter against its translation: whether each block has its counterpart, labels
 * keep their order, notes are neither lost nor added to the author's, and what a
 * translation keeps as it is agrees.
 *
 * @param chapter Its two files gain messages; each names the place in the other file.
 */
export function checkTranslation(chapter: TranslatedChapter): void {
  reportLone(chapter.beads, chapter, 'original')
  reportLone(chapter.beads, chapter, 'translation')
  checkLabels(chapter)
  checkNotePairs(chapter)
  checkConcordance(chapter)
}

type Side = 'original' | 'translation'

/** What is said of a block without counterpart, by the text that it stands in. */
const lone = {
  original: { rule: 'block-is-translated', lacks: 'no translation' },
  translation: { rule: 'block-has-original', lacks: 'no original' },
} as const satisfies Record<Side, { rule: RuleId; lacks: string }>

/** Report runs of blocks that stand in one text alone; the parts of a bead among themselves. */
function reportLone(
  beads: readonly ChapterBead[],
  chapter: TranslatedChapter,
  side: Side,
): void {
  const other = side === 'original' ? 'translation' : 'original'
  const crossing = new Set(chapter.crossing.map((pair) => pair[side]))
  let run: TextBlock[] = []
  let lastLine: number | undefined
  const tell = (): void => {
    if (run.length > 0) reportRun(run, chapter, side, lastLine)
    run = []
  }
  for (const bead of beads) {
    if (bead[other].length > 0) {
      if (bead[side].length > 0) tell()
      reportLone(bead.parts, chapter, side)
      lastLine = bead[other].at(-1)?.at(-1)?.position?.end.line ?? lastLine
    } else {
      // A label that crosses is told by a rule of its own.
      run.push(
        ...bead[side].filter((block) => needsCounterpart(block) && !crossing.has(block)),
      )
    }
  }
  tell()
}

/** A page break, a rule, a comment: a translation may do without; a translator's words stand alone. */
function needsCounterpart(block: TextBlock): boolean {
  const { kind, length, marks } = toTraits(block)
  if (kind === 'translator' || kind === 'break') return false
  return length > 0 || (kind !== 'html' && marks.length > 0)
}

function reportRun(
  run: readonly TextBlock[],
  chapter: TranslatedChapter,
  side: Side,
  lastLine: number | undefined,
): void {
  const [first] = run
  const node = first?.[0]
  if (!first || !node) return
  const { rule, lacks } = lone[side]
  const file = chapter[side].file
  const otherFile = chapter[side === 'original' ? 'translation' : 'original'].file
  const end = run.at(-1)?.at(-1)?.position?.end.line
  const what =
    run.length === 1
      ? `${nameOfKind(toTraits(first).kind)} has`
      : `${run.length} blocks, down to line ${end}, have`
  const where = lastLine === undefined ? 'at its beginning' : `after line ${lastLine}`
  report(file, rule, node, `${what} ${lacks} in \`${otherFile.path}\`, ${where}`)
}

function checkLabels({ crossing, original, translation }: TranslatedChapter): void {
  for (const pair of crossing) {
    const [node] = pair.translation
    const label = toTraits(pair.translation).label ?? ''
    if (!node) continue
    const place = formatPlace(original.file, pair.original[0])
    const reason = `label \`${label}\` stands in another order than in the original (${place})`
    report(translation.file, 'label-keeps-order', node, reason)
  }
}
