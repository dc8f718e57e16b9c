import type { ElementContent } from 'hast'
import type { Chapter, ParallelChapter } from '../book/book.ts'
import type { BlockRange } from '../translation/bead.ts'
import type { ChapterHtml } from './chapter-html.ts'

/** A chapter in all languages of a parallel layout, as hast. */
export interface ParallelHtml {
  /** One for each language of the edition, in order; undefined where it has no such chapter. */
  readonly chapters: readonly (ChapterHtml | undefined)[]
  /** In reading order. */
  readonly beads: readonly BeadHtml[]
}

/** A bead as hast. */
export interface BeadHtml {
  /**
   * For each language of the edition the nodes of its blocks, in order; they stand in the
   * `body` of its chapter, too. Empty where it has no counterpart.
   */
  readonly sides: readonly (readonly ElementContent[])[]
}

/** Runs of blocks by chapter: those that a chapter's beads have, in order. */
export function runsOfChapters(
  parallel: readonly ParallelChapter[],
): ReadonlyMap<Chapter, readonly BlockRange[]> {
  const runs = new Map<Chapter, readonly BlockRange[]>()
  for (const { chapters, beads } of parallel) {
    for (const [index, chapter] of chapters.entries()) {
      if (!chapter) continue
      runs.set(
        chapter,
        beads.flatMap(({ ranges }) => ranges[index] ?? []),
      )
    }
  }
  return runs
}

/**
 * Take joined chapters as hast.
 *
 * @param htmlOf Chapters that were converted by the runs of `runsOfChapters`.
 */
export function toParallelHtml(
  { chapters, beads }: ParallelChapter,
  htmlOf: ReadonlyMap<Chapter, ChapterHtml>,
): ParallelHtml {
  const converted = chapters.map((chapter) => chapter && htmlOf.get(chapter))
  return {
    chapters: converted,
    beads: beads.map((_, index) => ({
      sides: converted.map((html) => {
        const run = html?.runs?.[index]
        return run && html ? html.body.slice(run.start, run.end) : []
      }),
    })),
  }
}
