import { type Cut, cutAt, takeBefore } from './cut.ts'
import type { Section } from './section.ts'
import type { PlacedFloat } from './set-floats.ts'

/** Pages of a section as decided; see `pages/galley.ts`, `PagePlan`. */
export interface PageToRealise {
  readonly from: number
  readonly to: number
  readonly notes: readonly {
    readonly note: number
    readonly from: number
    readonly to: number
  }[]
  readonly floats?: readonly PlacedFloat[]
  readonly overfullPx: number
  /** Name of the page's `@page` rule; also says on which page a reference lands. */
  readonly name: string
  readonly folio: string
  readonly kind: 'opening' | 'text' | 'blank'
  /** Its contents are taken out of the document. */
  readonly isLeftOut: boolean
}

/** Where the pages of a section, and the parts of its notes, will be cut. */
export interface SectionCuts {
  readonly pages: readonly End[]
  readonly notes: readonly (readonly End[])[]
}

/** Find all cuts of a section while its layout still stands. */
export function findCuts(section: Section, pages: readonly PageToRealise[]): SectionCuts {
  return {
    pages: endsOfPages(section, pages),
    notes: pages.map((page) => page.notes.map((part) => endOfPart(section, part))),
  }
}

/**
 * Divide a section into pages at the breaks decided for it.
 *
 * Nothing is written anew: the document's own nodes move into the pages, and only
 * what a break cuts through is divided.
 *
 * @returns The boxes of the pages, not yet put anywhere.
 */
export function realiseSection(
  section: Section,
  pages: readonly PageToRealise[],
  cuts: SectionCuts,
): HTMLElement[] {
  const boxes = pages.map((page, index) => {
    const { box, frame, body } = pageBox(page, section.element)
    const isOfFloats = page.to === page.from && page.floats !== undefined
    if (page.kind !== 'blank' && !isOfFloats) {
      body.append(takeBefore(section.flow, cuts.pages[index]))
    }
    if (page.notes.length > 0) {
      const area = element('div', 'page-notes')
      area.append(element('div', 'note-rule'))
      for (const [at, part] of page.notes.entries()) {
        const note = section.notes[part.note]
        if (note) area.append(partOfNote(note, part.from, cuts.notes[index]?.[at]))
      }
      frame.append(area)
    }
    return box
  })
  section.flow.remove()
  section.element.querySelector(':scope > .notes')?.remove()
  return boxes.filter((_, index) => !pages[index]?.isLeftOut)
}

/** Make the boxes of a page, in one another and empty. */
export function pageBox(
  { kind, name, folio }: Pick<PageToRealise, 'kind' | 'name' | 'folio'>,
  { lang, dir, dataset }: HTMLElement,
): {
  readonly box: HTMLElement
  readonly frame: HTMLElement
  readonly body: HTMLElement
} {
  const box = element('div', `page ${kind}`)
  box.style.setProperty('page', name)
  box.dataset['folio'] = folio
  box.dataset['ofSection'] = dataset['section'] ?? ''
  if (lang !== '') Object.assign(box, { lang, dir })
  const frame = element('div', 'page-frame')
  const body = element('div', 'page-body')
  frame.append(body)
  box.append(frame)
  return { box, frame, body }
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  return made
}

type End = Cut | undefined

/** Where each page ends in the flow; `undefined` for one that takes all that is left. */
function endsOfPages({ flow, lines }: Section, pages: readonly PageToRealise[]): End[] {
  const { top } = flow.getBoundingClientRect()
  return pages.map((page) => {
    const line = page.kind === 'blank' ? undefined : lines[page.to]
    return line && cutAt(line, flow, top)
  })
}

/** Where a part of a note ends; `undefined` for the rest of it. */
export function endOfPart(section: Section, part: { note: number; to: number }): End {
  const note = section.notes[part.note]
  const line = section.noteLines[part.note]?.[part.to]
  const text = note?.querySelector('.note-text')
  if (!note || !line || !text) return undefined
  return cutAt(line, text, note.getBoundingClientRect().top)
}

/** The part of a note that begins at line `from`: the note itself, or a continuation. */
export function partOfNote(note: HTMLElement, from: number, end: End): HTMLElement {
  const text = note.querySelector<HTMLElement>('.note-text')
  if (!end || !text) {
    if (from > 0) continueNote(note)
    return note
  }
  const part = element('div', note.className)
  for (const { name, value } of note.attributes) part.setAttribute(name, value)
  const marker = note.querySelector(':scope > .note-marker')
  if (marker) part.append(marker)
  const partText = element('div', text.className)
  partText.append(takeBefore(text, end))
  part.append(partText)
  if (from > 0) continueNote(part)
  continueNote(note)
  return part
}

function continueNote(note: HTMLElement): void {
  note.removeAttribute('id')
  note.classList.add('continued')
}
