import type { Edition } from './config.ts'
import { isParallel } from './layouts.ts'

/** An edition, and what its config says about the pages that it marks. */
export interface EditionWithPages {
  readonly edition: Edition
  /** Name of a PDF edition, or `none`; absent when nothing is said. */
  readonly pagesOf?: string | undefined
}

/**
 * Find for each e-book the PDF edition whose pages it marks.
 *
 * Where the config names none it is one of the same text in the same order: same languages,
 * layout and chapters; an e-book in a parallel layout goes bead by bead, and so does of the
 * PDFs `alternating` alone. Of several the first with the template `book` is taken, else the
 * first.
 */
export function withPageSources(given: readonly EditionWithPages[]): Edition[] {
  const editions = given.map(({ edition }) => edition)
  return given.map(({ edition, pagesOf }): Edition => {
    if (edition.format !== 'epub' || pagesOf === 'none') return edition
    if (pagesOf !== undefined) {
      return { ...edition, pagesOf: { edition: pagesOf, isNamed: true } }
    }
    const same = editions.filter((other) => isPrintOf(edition, other))
    const source = same.find(({ template }) => template === 'book') ?? same[0]
    if (!source) return edition
    return { ...edition, pagesOf: { edition: source.name, isNamed: false } }
  })
}

function isPrintOf(ebook: Edition, other: Edition): boolean {
  const isInOrder = !isParallel(other.layout) || other.layout === 'alternating'
  return other.format === 'pdf' && isInOrder && textOf(other) === textOf(ebook)
}

/** What decides which text an edition has. */
function textOf({ languages, layout, chapters }: Edition): string {
  const kind = isParallel(layout) ? 'parallel' : layout
  return JSON.stringify([languages, kind, chapters ?? null])
}
