import {
  findSections,
  measureSection,
  type MeasuredSection,
  type Section,
} from './section.ts'
import { type PageToRealise, realiseSection } from './realise-section.ts'
import { settleHyphens as settleIn } from './settle-hyphens.ts'
import { fitToMeasure, type Misfit } from './fit-to-measure.ts'

let sections: Section[] = []

/** Height in px of a stretch of the page that is the same for every page. */
export interface Measures {
  /** Rule between text and notes, with the air around it. */
  readonly separatorPx: number
  /** What was too wide and has been made smaller. */
  readonly misfits: readonly Misfit[]
  /** What the document says of its sections. */
  readonly sections: readonly {
    readonly start: string
    readonly kind: string
    readonly opening: string
    readonly title: string
  }[]
}

/**
 * Load fonts that stand in margin boxes alone: the browser would not wait for them.
 *
 * @param texts What is set in each font, by CSS font, such as `12px "Alegreya SC"`.
 */
export async function loadFonts(texts: Readonly<Record<string, string>>): Promise<void> {
  const loading = Object.entries(texts).map(([font, text]) =>
    document.fonts.load(font, text),
  )
  await Promise.all(loading)
}

/** Make the document ready to be measured: glue note calls, settle hyphens, fit what is too wide. */
export function prepare(): Measures {
  sections = findSections()
  for (const call of document.querySelectorAll('a.note-call')) glue(call)
  const misfits = sections.flatMap((section) => fitToMeasure(section.element))
  settleIn(document.body)
  const facts = sections.map(({ element: { dataset } }) => ({
    start: dataset['start'] === 'recto' ? 'recto' : 'page',
    kind: dataset['kind'] ?? 'text',
    opening: dataset['opening'] ?? 'opening',
    title: dataset['title'] ?? '',
  }))
  return { separatorPx: separatorHeight(), misfits, sections: facts }
}

/** Add rules to the document's style, such as those of its pages. */
export function addStyle(css: string): void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
}

/** Line breaks are allowed after these even before a superior figure. */
const breakable = /[-–—…/|]\s*$/u

function glue(call: Element): void {
  const before = call.previousSibling
  if (before instanceof Text && breakable.test(before.data)) before.data += '\u2060'
}

function separatorHeight(): number {
  const area = document.createElement('div')
  area.className = 'page-notes'
  const rule = document.createElement('div')
  rule.className = 'note-rule'
  area.append(rule)
  area.style.position = 'static'
  const host = document.createElement('div')
  host.style.display = 'flow-root'
  host.append(area)
  document.body.append(host)
  const style = getComputedStyle(rule)
  const height =
    host.getBoundingClientRect().height ||
    Number.parseFloat(style.marginTop) + Number.parseFloat(style.marginBottom)
  host.remove()
  return height
}

/** Which sections to measure; all when absent. */
export function measure(only?: readonly number[]): MeasuredSection[] {
  const wanted = new Set<string>()
  for (const element of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const id = element.dataset['pageOf']
    if (id !== undefined) wanted.add(id)
  }
  return sections
    .filter((_, index) => !only || only.includes(index))
    .map((section) => measureSection(section, wanted))
}

/**
 * Write folios into the page references.
 *
 * @returns Sections in which a reference inside running text has changed its length.
 */
export function setPageReferences(folios: Readonly<Record<string, string>>): number[] {
  const changed = new Set<number>()
  for (const element of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const folio = folios[element.dataset['pageOf'] ?? '']
    if (folio === undefined || element.textContent === folio) continue
    element.textContent = folio
    if (element.closest('.contents')) continue
    const index = sections.findIndex((section) => section.element.contains(element))
    if (index >= 0) changed.add(index)
  }
  return [...changed]
}

/** Divide every section into its pages. */
export function realise(plans: readonly (readonly PageToRealise[])[]): void {
  // Every cut is found before the first is made: a section's pages change the layout of
  // the sections below it, but not of its own lines.
  for (const [index, section] of sections.entries()) {
    realiseSection(section, plans[index] ?? [])
  }
}

/** A page whose contents do not keep within it, in px. */
export interface Overflow {
  readonly page: number
  readonly overPx: number
}

/** Measure every page again after realising, and make smaller what a page cannot hold. */
export function inspect(): Overflow[] {
  const overflows: Overflow[] = []
  for (const [index, page] of [
    ...document.querySelectorAll<HTMLElement>('.page'),
  ].entries()) {
    const body = page.querySelector<HTMLElement>(':scope > .page-body')
    const notes = page.querySelector<HTMLElement>(':scope > .page-notes')
    if (!body) continue
    const room = page.clientHeight - (notes?.offsetHeight ?? 0)
    const needed = body.getBoundingClientRect().height
    if (needed <= room + 0.5) continue
    overflows.push({ page: index, overPx: needed - room })
    body.style.zoom = String(Math.max(0.2, (room - 1) / needed))
  }
  return overflows
}
