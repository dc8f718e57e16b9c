import { type PdfArray, type PdfDict, type PdfValue, isRef } from './pdf-objects.ts'

/**
 * Set what stands in an element; text on the page of the first piece as a bare number.
 *
 * @param dict Element; gains `/Pg` and `/K`.
 * @param contents As `importElements` returns it.
 */
export function setContents(dict: PdfDict, contents: PdfArray): void {
  const page = contents.find((content) => isMarkedContent(content))?.get('/Pg')
  if (page !== undefined) dict.set('/Pg', page)
  const kids = contents.map((content): PdfValue => {
    if (!isMarkedContent(content) || !isSame(content.get('/Pg'), page)) return content
    return content.get('/MCID') ?? 'null'
  })
  const [only] = kids
  if (only !== undefined) dict.set('/K', kids.length === 1 ? only : kids)
}

function isMarkedContent(content: PdfValue): content is PdfDict {
  return content instanceof Map && content.get('/Type') === '/MCR'
}

function isSame(left: PdfValue | undefined, right: PdfValue | undefined): boolean {
  return isRef(left) && isRef(right) && left.objectNumber === right.objectNumber
}
