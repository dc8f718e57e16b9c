import type { Element, ElementContent } from 'hast'
import type { ChapterHtml } from '../html/chapter-html.ts'
import type { ParallelHtml } from '../html/parallel-html.ts'
import { direction } from '../language/direction.ts'
import type { LanguageTag } from '../language/tag.ts'
import { type SectionOptions, toPrintSection } from './print-section.ts'

/** What stands on one side of the spreads. */
export interface FacingSide extends Pick<SectionOptions, 'head' | 'lettersBefore'> {
  readonly language: LanguageTag
  /** Their blocks are marked with their beads. */
  readonly chapters: readonly ChapterHtml[]
}

/**
 * Set chapters in two languages for facing pages: a section for the versos, then one for the
 * rectos.
 */
export function toFacingSections(
  sides: readonly FacingSide[],
  options: Pick<SectionOptions, 'pageWord' | 'hyphenate'>,
): Element[] {
  return sides.map(({ language, chapters, ...own }, side): Element => {
    const section = toPrintSection(chapters, {
      ...options,
      ...own,
      start: 'verso',
      isFacing: side > 0,
      kind: 'facing',
      opening: 'opening',
    })
    // Pages of two languages follow one another: each has its own.
    const properties = { ...section.properties, lang: language, dir: direction(language) }
    return { ...section, properties }
  })
}

/**
 * Take the chapters of each side, each block marked with the number of its bead, which is the
 * same on the other side.
 *
 * @returns For each language of the edition its chapters, in order.
 */
export function facingChapters(joined: readonly ParallelHtml[]): ChapterHtml[][] {
  const sides = joined[0]?.chapters.map((): ChapterHtml[] => []) ?? []
  let before = 0
  for (const { chapters, beads } of joined) {
    for (const [side, chapter] of chapters.entries()) {
      const own = beads.map((bead) => bead.sides[side] ?? [])
      if (chapter) sides[side]?.push(markBeads(chapter, own, before))
    }
    before += beads.length
  }
  return sides
}

/** @param before Number of the first bead. */
function markBeads(
  html: ChapterHtml,
  beads: readonly (readonly ElementContent[])[],
  before: number,
): ChapterHtml {
  const beadOf = new Map(
    beads.flatMap((nodes, bead) => nodes.map((node) => [node, before + bead])),
  )
  const body = html.body.map((node): ElementContent => {
    const bead = beadOf.get(node)
    if (node.type !== 'element' || bead === undefined) return node
    return { ...node, properties: { ...node.properties, dataBead: String(bead) } }
  })
  return { ...html, body }
}
