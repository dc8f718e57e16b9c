import { matchKeys } from './match-keys.ts'

/** What stands on a printed page. */
export interface PageText {
  readonly folio: string
  /** Lines of the text, and of the notes at its foot, from top to bottom. */
  readonly body: readonly string[]
  readonly notes: readonly string[]
}

/** How a page of the new print differs from the old one. */
export interface PageChange {
  readonly folio: string
  /** Old pages that its words come from, in order; none when all of them are new. */
  readonly oldFolios: readonly string[]
  /**
   * `edited`: words are new or gone. `reflowed`: the same words stand on other lines or
   * come from other pages. `renumbered`: only its number is another.
   */
  readonly kind: 'edited' | 'reflowed' | 'renumbered'
  readonly wordsNew: number
  readonly wordsGone: number
  /** Lines that do not stand so on the old page, and all of its lines. */
  readonly linesChanged: number
  readonly lines: number
}

/**
 * Compare the pages of two prints of a book.
 *
 * Words that were carried elsewhere are gone at one place and new at the other. Hyphens do
 * not count in words: where lines end they come and go. Bounded as `matchKeys` is.
 *
 * @returns The pages of the new print that differ, in order; blank ones are passed over.
 */
export function comparePages(
  oldPages: readonly PageText[],
  newPages: readonly PageText[],
): PageChange[] {
  const tallies = newPages.map((): Tally => ({
    from: new Map(),
    wordsNew: 0,
    wordsGone: 0,
  }))
  for (const area of ['body', 'notes'] as const) {
    countWords(wordsOf(oldPages, area), wordsOf(newPages, area), tallies)
  }
  return newPages.flatMap((page, index) => {
    const tally = tallies[index]
    if (!tally || page.body.length + page.notes.length === 0) return []
    const change = changeOf(page, tally, oldPages)
    return change ? [change] : []
  })
}

/** What became of the words of a new page. */
interface Tally {
  /** How many come from each old page. */
  readonly from: Map<number, number>
  wordsNew: number
  wordsGone: number
}

interface PageWord {
  readonly key: string
  readonly page: number
}

/** A word that is divided between two lines or pages stands where it begins. */
function wordsOf(pages: readonly PageText[], area: 'body' | 'notes'): PageWord[] {
  const words: PageWord[] = []
  let isDivided = false
  for (const [page, text] of pages.entries()) {
    for (const line of text[area]) {
      for (const [index, part] of line.split(' ').entries()) {
        const key = part.replaceAll('-', '')
        const last = words.at(-1)
        if (index === 0 && isDivided && last) {
          words[words.length - 1] = { key: last.key + key, page: last.page }
        } else if (part !== '') words.push({ key, page })
      }
      isDivided = line.endsWith('-')
    }
  }
  return words
}

function countWords(
  olds: readonly PageWord[],
  news: readonly PageWord[],
  tallies: readonly Tally[],
): void {
  const pairs = matchKeys(
    olds.map(({ key }) => key),
    news.map(({ key }) => key),
  )
  let old = 0
  let now = 0
  for (const pair of [...pairs, { old: olds.length, new: news.length }]) {
    const gone = pair.old - old
    for (const word of news.slice(now, pair.new)) {
      const tally = tallies[word.page]
      if (tally) tally.wordsNew += 1
    }
    // What is gone is missed where the text goes on.
    const here = tallies[news[Math.min(now, news.length - 1)]?.page ?? -1]
    if (here) here.wordsGone += gone
    const own = tallies[news[pair.new]?.page ?? -1]
    const page = olds[pair.old]?.page
    if (own && page !== undefined) own.from.set(page, (own.from.get(page) ?? 0) + 1)
    old = pair.old + 1
    now = pair.new + 1
  }
}

function changeOf(
  page: PageText,
  { from, wordsNew, wordsGone }: Tally,
  oldPages: readonly PageText[],
): PageChange | undefined {
  const origins = [...from].toSorted(([one], [other]) => one - other)
  const [main] = origins.toSorted(([, one], [, other]) => other - one)
  const old = main && oldPages[main[0]]
  const linesChanged =
    countOthers(page.body, old?.body) + countOthers(page.notes, old?.notes)
  const isReflowed = linesChanged > 0 || countLines(page) !== (old ? countLines(old) : 0)
  const kind =
    wordsNew + wordsGone > 0
      ? 'edited'
      : isReflowed
        ? 'reflowed'
        : old?.folio === page.folio
          ? undefined
          : 'renumbered'
  if (kind === undefined) return undefined
  return {
    folio: page.folio,
    oldFolios: origins.flatMap(([index]) => oldPages[index]?.folio ?? []),
    kind,
    wordsNew,
    wordsGone,
    linesChanged,
    lines: countLines(page),
  }
}

function countLines({ body, notes }: PageText): number {
  return body.length + notes.length
}

/** Count the lines that do not stand among others. */
function countOthers(lines: readonly string[], others: readonly string[] = []): number {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  }).length
}
