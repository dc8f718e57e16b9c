import { type PrintedReview, printReview } from '../print-review.ts'
import type { Review } from '../review/review.ts'
import { buildDate } from '../system/build-date.ts'
import { withPrinter } from '../system/chromium.ts'
import { packageFonts } from '../system/fonts.ts'
import { whenAborted } from '../system/interrupt.ts'
import { templateSource } from '../system/package-folder.ts'
import type { OpenRevision } from './open-revisions.ts'

/** How a review is printed. */
export interface PrintChoice {
  readonly onlyChangedPages: boolean
  readonly browser: string | undefined
  /** Awaited at each step. */
  readonly pause: () => Promise<void>
  /** When it comes the lent printer is taken back. */
  readonly signal: AbortSignal
}

/** Print a review: wire it to the browser, the fonts and the files of its revisions. */
export async function printRevisions(
  review: Review,
  [old, now]: readonly [old: OpenRevision, now: OpenRevision],
  { onlyChangedPages, browser, pause, signal }: PrintChoice,
): Promise<PrintedReview> {
  const date = await buildDate(now.manuscript.config, now.folder, now.commit)
  return withPrinter({ browser }, (printer) =>
    Promise.race([
      printReview(
        review,
        now.manuscript,
        {
          printer,
          date,
          fonts: packageFonts(),
          templates: templateSource(),
          sources: [old.source, now.source],
          step: pause,
        },
        { onlyChangedPages },
      ),
      whenAborted(signal),
    ]),
  )
}
