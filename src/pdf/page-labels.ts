import { type PdfValue, pdfDict } from './pdf-objects.ts'
import { toTextString } from './pdf-text.ts'

/** Folios of a run of pages, for the viewer's page list. */
export interface PageLabels {
  /** `pageIndex` of the first page; the run ends where the next begins. */
  readonly start: number
  readonly style: keyof typeof styles
  /** Number of the first page. */
  readonly first: number
  /** Set before each number, or alone with the style `none`. */
  readonly prefix?: string
}

const styles = {
  arabic: '/D',
  roman: '/r',
  'upper-roman': '/R',
  alpha: '/a',
  'upper-alpha': '/A',
  none: undefined,
} as const

/**
 * Write page labels.
 *
 * @param labels Runs in order; pages before the first are numbered from 1.
 * @see ISO 32000-1, 12.4.2.
 */
export function formatPageLabels(labels: readonly PageLabels[]): PdfValue {
  const runs = labels.map(({ start, style, first, prefix }) => [
    String(start),
    pdfDict({
      S: styles[style],
      St: String(first),
      P: prefix === undefined ? undefined : toTextString(prefix),
    }),
  ])
  const before = labels[0]?.start === 0 ? [] : ['0', pdfDict({ S: styles.arabic })]
  return pdfDict({ Nums: [...before, ...runs.flat()] })
}
