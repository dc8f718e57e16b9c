import { report } from '../diagnostics/report.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import type { EditionText } from '../html/edition-text.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import { pictureSize } from '../manuscript/picture-size.ts'
import { isbnDigits, isValidIsbn } from './isbn.ts'

/** Pixels that Apple asks of the shorter side of a cover; other stores ask for less. */
const shortestSidePx = 1400

/**
 * Say what stores would reject an e-book for: its ISBN, its cover.
 *
 * Faults of the package that they reject as well cannot come about here.
 */
export function reportStoreFaults(
  { config, files }: Manuscript,
  { images }: Pick<EditionText, 'images'>,
): void {
  const file = files.find(({ path }) => path === 'book.yaml') ?? files[0]
  if (file === undefined) return
  const start = { line: 1, column: 1 }
  const tell = (rule: RuleId, reason: string): void => {
    report(file, rule, { type: 'place', position: { start, end: start } }, reason)
  }
  const { cover } = config
  const identifiers = [config, ...config.editions].map(
    ({ identifier = '' }) => identifier,
  )
  for (const identifier of new Set(identifiers)) {
    const digits = isbnDigits(identifier)
    if (digits === undefined || isValidIsbn(digits)) continue
    tell('isbn-is-valid', `the check digit of \`${identifier}\` is wrong`)
  }
  if (cover === undefined || cover === 'none') return
  const picture = images.get(cover)
  const size = picture && pictureSize(picture)
  // One that is missing or damaged was told of when it was read.
  if (picture?.type === 'image/svg+xml') {
    tell('cover-is-fit-for-stores', `cover \`${cover}\` is a drawing`)
  } else if (size && Math.min(size.width, size.height) < shortestSidePx) {
    const { width, height } = size
    tell('cover-is-fit-for-stores', `cover \`${cover}\` is of ${width} × ${height} px`)
  }
}
