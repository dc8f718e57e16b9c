import { blockOf } from './block-of.ts'
import { breakLadders } from './break-ladders.ts'
import { measureSection, type MeasuredSection } from './measure-section.ts'
import { findSections, type Section } from './section.ts'
import { levelRows } from './columns.ts'
import type { Cut } from './cut.ts'
import { inspectPages, type Overflow } from './inspect-pages.ts'
import {
  type ColumnsToRealise,
  findColumnsCuts,
  realiseColumns,
} from './realise-columns.ts'
import { findCuts, type PageToRealise, realiseSection } from './realise-section.ts'
import { realiseSections } from './realise-sections.ts'
import { settleHyphens } from './settle-hyphens.ts'
import { loadFonts } from './load-fonts.ts'
import { liftFloats, measureFloat } from './floats.ts'
import { fitToMeasure, type Misfit } from './fit-to-measure.ts'
import { textsWithHyphens, type UsedHyphens } from './used-hyphens.ts'

let sections: Section[] = []

/** Hyphens that end lines, from measuring on; a block whose words change is forgotten. */
let lineEnds = new Map<Text, UsedHyphens>()

/** Height in px of a stretch of the page that is the same for every page. */
export interface Measures {
  /** Rule between text and notes, with the air around it. */
  readonly separatorPx: number
  /** A line of running text. */
  readonly lineHeightPx: number
  /** What was too wide and has been made smaller. */
  readonly misfits: readonly Misfit[]
  /** What the document says of its sections. */
  readonly sections: readonly {
    readonly start: string
    readonly isFacing: boolean
    readonly kind: string
    readonly opening: string
    readonly title: string
    readonly titleRecto?: string
  }[]
  readonly measured: readonly MeasuredSection[]
}

/**
 * Make the document ready and measure it: load its fonts, fit what is too wide.
 *
 * Few calls do much each: between two of them the browser lays out and paints.
 *
 * @param fonts CSS fonts of margin boxes: the browser would not wait for those that are
 *   used there alone.
 */
export async function layOut(fonts: readonly string[]): Promise<Measures> {
  sections = findSections()
  await loadFonts(fonts, marginText())
  for (const call of document.querySelectorAll('a.note-call')) glue(call)
  const misfits = sections.flatMap((section) => fitToMeasure(section.element))
  // Soft hyphens make columns narrower than their words; elsewhere they change nothing.
  for (const table of document.querySelectorAll('table')) settleHyphens(table)
  const pagePx = pageHeight()
  for (const section of sections) {
    if (section.element.dataset['floats'] === undefined) continue
    const floats = liftFloats(section.element, section.flow, pagePx)
    section.floats = floats.map((float) => Object.assign({}, float, measureFloat(float)))
  }
  lineEnds = breakLadders(document.body)
  for (const { columns, flow } of sections) if (columns) levelRows(columns, flow)
  const facts = sections.map(({ element: { dataset } }) => ({
    start: startOf(dataset['start']),
    isFacing: dataset['facing'] !== undefined,
    kind: dataset['kind'] ?? 'text',
    opening: dataset['opening'] ?? 'opening',
    title: dataset['title'] ?? '',
    ...(dataset['titleRecto'] !== undefined && { titleRecto: dataset['titleRecto'] }),
  }))
  const separatorPx = separatorHeight()
  const { lineHeight, fontSize } = getComputedStyle(document.body)
  const lineHeightPx = Number.parseFloat(lineHeight) || 1.2 * Number.parseFloat(fontSize)
  return { separatorPx, lineHeightPx, misfits, sections: facts, measured: measure() }
}

function startOf(written: string | undefined): string {
  return written === 'recto' || written === 'verso' ? written : 'page'
}

/** Height of the type area. */
function pageHeight(): number {
  const page = document.createElement('div')
  page.className = 'page'
  document.body.append(page)
  const { height } = page.getBoundingClientRect()
  page.remove()
  return height
}

/** What margin boxes hold: titles, as written and in small letters, and folios. */
function marginText(): string {
  const titles = sections.flatMap(({ element: { dataset } }) => [
    dataset['title'] ?? '',
    dataset['titleRecto'] ?? '',
  ])
  const { titleRecto = '' } = document.documentElement.dataset
  const title = [...titles, document.title, titleRecto].join(' ')
  return `0123456789/ivxlc ${title}${title.toLowerCase()}`
}

/** Line breaks are allowed after these even before a superior figure. */
const breakable = /[-–—…/|]\s*$/u

function glue(call: Element): void {
  const before = call.previousSibling
  if (before instanceof Element && before.matches('a.note-call')) {
    call.classList.add('after-call')
  }
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

/**
 * Measure sections.
 *
 * @param only Indices of the sections; all when absent.
 */
export function measure(only?: readonly number[]): MeasuredSection[] {
  return sections
    .filter((_, index) => !only || only.includes(index))
    .map((section) => measureSection(section))
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
    forgetLines(element)
    if (element.closest('.contents')) continue
    const index = sections.findIndex((section) => section.element.contains(element))
    if (index >= 0) changed.add(index)
  }
  return [...changed]
}

function forgetLines(changed: Element): void {
  const block = blockOf(changed)
  for (const text of block ? textsWithHyphens(block) : []) lineEnds.delete(text)
}

export { findPageStarts } from './page-starts.ts'
export { markChanges } from './mark-changes.ts'
export { showPage } from './show-page.ts'
export { numberLines } from './number-lines.ts'
export { tracePages } from './trace-pages.ts'

/**
 * Divide the document into its pages, and measure each again.
 *
 * @param css The `@page` rules of the pages.
 * @param plans Pages of each section.
 * @returns Pages whose contents did not keep within them, and have been made smaller.
 */
export function divide({
  css,
  plans,
}: {
  readonly css: string
  readonly plans: readonly SectionPlan[]
}): Overflow[] {
  const style = document.createElement('style')
  style.textContent = css
  // Every cut is found before the first is made: making one changes the layout.
  const cuts = sections.map((section, index) => findSectionCuts(section, plans[index]))
  settleHyphens(document.body, {
    ends: lineEnds,
    pinned: new Set(cuts.flatMap(({ ends }) => ends.flatMap(nodeOf))),
  })
  realiseSections(
    sections,
    plans,
    cuts.map(({ realise }) => realise),
  )
  if (plans.some(leavesOut)) unlinkMissing()
  document.head.append(style)
  return inspectPages()
}

/** What stood on pages that are left out is led to by nothing: Chromium would print an address. */
function unlinkMissing(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const id = link.getAttribute('href')?.slice(1) ?? ''
    if (!document.getElementById(id)) link.removeAttribute('href')
  }
}

function leavesOut({ pages = [], columns = [] }: SectionPlan): boolean {
  return [...pages, ...columns].some(({ isLeftOut }) => isLeftOut)
}

/** Pages of a section, in one column or in several. */
export type SectionPlan = Partial<{
  readonly pages: readonly PageToRealise[]
  readonly columns: readonly ColumnsToRealise[]
}>

interface PlannedCuts {
  readonly ends: readonly (Cut | undefined)[]
  /** Makes the pages. */
  readonly realise: () => HTMLElement[]
}

function findSectionCuts(section: Section, plan: SectionPlan = {}): PlannedCuts {
  const { columns } = section
  if (columns && plan.columns) {
    const pages = plan.columns
    const cuts = findColumnsCuts(section, columns, pages)
    return {
      ends: [...cuts.rows.flatMap(({ sides }) => sides), ...cuts.notes.flat(2)],
      realise: () => realiseColumns(section, columns, pages, cuts),
    }
  }
  const pages = plan.pages ?? []
  const cuts = findCuts(section, pages)
  return {
    ends: [...cuts.pages, ...cuts.notes.flat()],
    realise: () => realiseSection(section, pages, cuts),
  }
}

/** The node that a cut begins in. */
function nodeOf(cut: Cut | undefined): Node[] {
  return cut ? [cut.point.startContainer] : []
}
