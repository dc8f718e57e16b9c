import type { PageChange } from './compare-pages.ts'

/** The pages of an edition that differ between two prints of it. */
export interface PagesReview {
  readonly edition: string
  readonly old: string
  readonly new: string
  /** Pages of the old and of the new print. */
  readonly oldPages: number
  readonly newPages: number
  readonly pages: readonly PageChange[]
}

/** Format which pages change, and by how much: runs of pages that differ alike are one line. */
export function formatPages({ pages, ...review }: PagesReview): string {
  const count = (kind: PageChange['kind']): number =>
    pages.filter((page) => page.kind === kind).length
  const length =
    review.oldPages === review.newPages
      ? counted(review.newPages)
      : `${counted(review.newPages)}, ${review.oldPages} before`
  const head = `${review.edition}, ${review.old} → ${review.new}: ${length}`
  if (pages.length === 0) return `${head}; none changes`
  const counts = `${count('edited')} edited, ${count('reflowed')} reflowed, ${count('renumbered')} renumbered`
  return [`${head}; ${counts}`, '', ...runsOf(pages).map(formatRun)].join('\n')
}

function counted(pages: number): string {
  return pages === 1 ? '1 page' : `${pages} pages`
}

function runsOf(pages: readonly PageChange[]): PageChange[][] {
  const runs: PageChange[][] = []
  for (const page of pages) {
    const last = runs.at(-1)?.at(-1)
    const isNext =
      last !== undefined &&
      last.kind === page.kind &&
      page.kind !== 'edited' &&
      Number(page.folio) - Number(last.folio) === 1
    if (isNext) runs.at(-1)?.push(page)
    else runs.push([page])
  }
  return runs
}

function formatRun(run: readonly PageChange[]): string {
  const [first] = run
  const last = run.at(-1)
  if (!first || !last) return ''
  const name =
    first === last ? `page ${first.folio}` : `pages ${first.folio}–${last.folio}`
  const old = [...new Set(run.flatMap(({ oldFolios }) => oldFolios))]
  const [from = '', to = from] = [old[0], old.at(-1)]
  const origin = from === to ? from : `${from}–${to}`
  const isThere = first.folio === from && last.folio === to
  const was = old.length === 0 || isThere ? '' : ` (${origin} before)`
  return `  ${name}${was}  ${describe(run, first)}`
}

function describe(run: readonly PageChange[], first: PageChange): string {
  if (first.kind === 'renumbered') return 'the same under another number'
  const changed = run.reduce((sum, { linesChanged }) => sum + linesChanged, 0)
  const all = run.reduce((sum, { lines }) => sum + lines, 0)
  const lines = `${changed} of ${all} lines`
  if (first.kind === 'reflowed') return `the same words otherwise broken, ${lines}`
  const { wordsNew, wordsGone } = first
  const words = [
    ...(wordsNew > 0 ? [`${wordsNew} new`] : []),
    ...(wordsGone > 0 ? [`${wordsGone} gone`] : []),
  ].join(', ')
  return `words: ${words}; ${lines}`
}
