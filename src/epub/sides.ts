import type { Element, ElementContent } from 'hast'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { element } from './element.ts'

/**
 * Cut a chapter into the sides of its beads: its body is an element for each, in order, empty
 * where the bead has nothing of it. So what changes the body as a whole keeps them apart.
 *
 * @param html Converted by runs.
 */
export function withSides(html: ChapterHtml): ChapterHtml {
  const runs = html.runs ?? []
  const body = runs.map(({ start, end }) =>
    element('div', {}, ...html.body.slice(start, end)),
  )
  return { ...html, body }
}

/** The nodes of a side; the last one has what was added behind them all, such as page markers. */
export function sideOf(
  { body, runs = [] }: ChapterHtml,
  index: number,
): ElementContent[] {
  const side = body[index]
  const children = isElement(side) ? side.children : []
  return index === runs.length - 1 ? [...children, ...body.slice(runs.length)] : children
}

/** Tell an element from text. */
function isElement(node: ElementContent | undefined): node is Element {
  return node?.type === 'element'
}
