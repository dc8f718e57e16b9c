import { withKoboSpans } from './kobo-spans.ts'
import { toPlainSpaces, withPlainSpaces } from './plain-spaces.ts'
import type { ProfileTraits } from './profile.ts'
import type { ReadingOrder } from './reading-order.ts'
import type { XhtmlPage } from './xhtml-document.ts'

/** Make the pages of a publication what a store or device asks for. */
export function fitOrder(order: ReadingOrder, traits: ProfileTraits): ReadingOrder {
  const { cover, titlePage, texts } = order
  return {
    ...(cover !== undefined && traits.hasCoverPage && { cover }),
    titlePage: fitPage(titlePage, traits),
    texts: texts.map((page) => fitPage(page, traits)),
  }
}

/** Make a page what a store or device asks for. */
export function fitPage(page: XhtmlPage, traits: ProfileTraits): XhtmlPage {
  const plain = traits.hasPlainSpaces ? withPlainSpaces(page.body) : page.body
  const body = traits.hasKoboSpans ? withKoboSpans(plain, page.language) : plain
  const title = traits.hasPlainSpaces ? toPlainSpaces(page.title) : page.title
  return { ...page, title, body }
}
