import type { ContentsEntry, ParallelChapter, ParallelEntry } from './book.ts'
import { nestByDepth } from './contents.ts'

/**
 * List joined chapters and their headings, those of one bead together: the first of each
 * language, then the second.
 *
 * @returns An entry for each chapter, of depth 1; together every heading of every language.
 */
export function parallelContents(parallel: readonly ParallelChapter[]): ParallelEntry[] {
  return parallel.map((joined) => ({
    depth: 1,
    headings: joined.chapters.flatMap((chapter) => chapter ?? []),
    entries: nestByDepth(headingsOf(joined)),
  }))
}

function headingsOf({
  chapters,
  beads,
}: ParallelChapter): Pick<ParallelEntry, 'depth' | 'headings'>[] {
  const known = chapters.map((chapter) => entriesById(chapter?.contents ?? []))
  return beads.flatMap(({ ranges }) => {
    const sides = ranges.map(({ start, end }, index) =>
      (chapters[index]?.tree.children.slice(start, end) ?? []).flatMap((block) => {
        const id = block.data?.hProperties?.['id']
        const entry = typeof id === 'string' ? known[index]?.get(id) : undefined
        const language = chapters[index]?.language
        return entry && language !== undefined ? Object.assign({ language }, entry) : []
      }),
    )
    const count = Math.max(...sides.map(({ length }) => length))
    return Array.from({ length: count }, (_, at) => {
      const headings = sides.flatMap((side) => side[at] ?? [])
      return { depth: headings[0]?.depth ?? 2, headings }
    })
  })
}

function entriesById(
  entries: readonly ContentsEntry[],
): ReadonlyMap<string, ContentsEntry> {
  return new Map(
    entries.flatMap((entry) => [
      [entry.id, entry] as const,
      ...entriesById(entry.entries),
    ]),
  )
}
