import { type Float, type FloatPosition, type FloatSize, frameOf } from './floats.ts'

/** A float on its page as decided; see `pages/galley.ts`. */
export interface PlacedFloat {
  readonly float: number
  readonly position: FloatPosition
}

/** A divided page. */
interface DividedPage {
  /** Its text, as it stands in the document. */
  readonly body: HTMLElement
  /** Height of its notes with all around them. */
  readonly notesPx: number
}

/**
 * Set floats on their page.
 *
 * Those above or below the text stand in the document behind a block of the page all the
 * same: who has the page read out hears no figure in the middle of a sentence that goes on
 * from the page before.
 *
 * @param placed In order.
 * @param floats All floats of the section, with their sizes as last measured.
 */
export function setFloats(
  { body, notesPx }: DividedPage,
  placed: readonly PlacedFloat[],
  floats: readonly (Float & FloatSize)[],
): void {
  const at = (position: FloatPosition): (Float & FloatSize)[] =>
    placed.flatMap((one) => (one.position === position ? (floats[one.float] ?? []) : []))
  for (const float of at('here')) setHere(body, float)
  for (const float of at('page')) setAlone(body, float)
  let topPx = 0
  let behind: Element | undefined = firstBlock(body)
  for (const { element, heightPx, gapPx } of at('top')) {
    insertBehind(behind, element, body)
    pin(element, 'top', topPx)
    topPx += heightPx + gapPx
    behind = element
  }
  let bottomPx = 0
  for (const { element, heightPx, gapPx } of at('bottom').toReversed()) {
    const last = body.querySelector(':scope > :last-child')?.lastElementChild ?? undefined
    insertBehind(last, element, body)
    pin(element, 'bottom', notesPx + bottomPx)
    bottomPx += heightPx + gapPx
  }
  // The text keeps clear of them.
  if (topPx > 0) body.style.paddingTop = `${topPx}px`
  if (bottomPx > 0) body.style.paddingBottom = `${bottomPx}px`
}

/** Where it stood in the manuscript, or at the head of the page that begins there. */
function setHere(body: HTMLElement, { element, anchor }: Float): void {
  if (body.contains(anchor)) {
    keepIndent(anchor.nextElementSibling)
    anchor.after(element)
    return
  }
  const chapter = body.querySelector(':scope > .chapter-text') ?? body
  keepIndent(chapter.firstElementChild)
  chapter.prepend(element)
}

function setAlone(body: HTMLElement, { element, chapter }: Float): void {
  const frame = body.querySelector(':scope > .chapter-text') ?? frameOf(chapter)
  body.append(frame)
  frame.append(element)
}

function firstBlock(body: HTMLElement): Element | undefined {
  return body.querySelector(':scope > .chapter-text > *') ?? undefined
}

/** Insert a float behind a block, whose looks and whose neighbour’s stay as they are. */
function insertBehind(
  block: Element | undefined,
  element: HTMLElement,
  body: HTMLElement,
): void {
  if (!block) {
    body.append(element)
    return
  }
  keepIndent(block.nextElementSibling)
  if (!block.nextElementSibling && block instanceof HTMLElement) {
    // It was the last on its page, and has no white below it.
    block.style.setProperty('margin-bottom', '0', 'important')
  }
  block.after(element)
}

/** What stands above a paragraph may set its indent; its lines are measured with that it has. */
function keepIndent(block: Element | null): void {
  if (block instanceof HTMLElement) {
    block.style.textIndent = getComputedStyle(block).textIndent
  }
}

function pin(element: HTMLElement, side: 'top' | 'bottom', distancePx: number): void {
  const { style } = element
  style.position = 'absolute'
  style.left = '0'
  style.right = '0'
  style.margin = '0'
  style[side] = `${distancePx}px`
}
