import { type Cut, cutAt, takeBefore } from './cut.ts'
import type { Section } from './section.ts'

/** Pages of a section as decided; see `pages/galley.ts`, `PagePlan`. */
export interface PageToRealise {
  readonly from: number
  readonly to: number
  readonly notes: readonly {
    readonly note: number
    readonly from: number
    readonly to: number
  }[]
  readonly overfullPx: number
  /** Name of the page's `@page` rule; also says on which page a reference lands. */
  readonly name: string
  readonly folio: string
  readonly kind: 'opening' | 'text' | 'blank'
}

/**
 * Divide a section into pages at the breaks decided for it.
 *
 * Nothing is written anew: the document's own nodes move into the pages, and only
 * what a break cuts through is divided.
 */
export function realiseSection(section: Section, pages: readonly PageToRealise[]): void {
  freezeTables(section)
  const ends = endsOfPages(section, pages)
  const noteEnds = pages.map((page) => page.notes.map((part) => endOfPart(section, part)))
  const boxes = pages.map((page, index) => {
    const box = element('div', `page ${page.kind}`)
    box.style.setProperty('page', page.name)
    box.dataset['folio'] = page.folio
    const body = element('div', 'page-body')
    if (page.kind !== 'blank') body.append(takeBefore(section.flow, ends[index]))
    box.append(body)
    if (page.notes.length > 0) {
      const area = element('div', 'page-notes')
      area.append(element('div', 'note-rule'))
      for (const [at, part] of page.notes.entries()) {
        const note = section.notes[part.note]
        if (note) area.append(partOfNote(note, part.from, noteEnds[index]?.[at]))
      }
      box.append(area)
    }
    return box
  })
  section.flow.remove()
  section.element.querySelector(':scope > .notes')?.remove()
  section.element.prepend(...boxes)
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  return made
}

/** Columns of a divided table keep the widths of the whole. */
function freezeTables({ flow, notes }: Section): void {
  for (const column of [flow, ...notes]) {
    for (const table of column.querySelectorAll('table')) {
      const row = [...table.rows].find((one) =>
        [...one.cells].every((cell) => cell.colSpan === 1),
      )
      const widths = [...(row?.cells ?? [])].map(
        (cell) => cell.getBoundingClientRect().width,
      )
      const { width } = table.getBoundingClientRect()
      if (widths.length === 0 || table.querySelector('colgroup')) continue
      const columns = document.createElement('colgroup')
      for (const columnWidth of widths) {
        const made = document.createElement('col')
        made.style.width = `${columnWidth}px`
        columns.append(made)
      }
      table.prepend(columns)
      table.style.tableLayout = 'fixed'
      table.style.width = `${width}px`
    }
  }
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

function endOfPart(section: Section, part: { note: number; to: number }): End {
  const note = section.notes[part.note]
  const line = section.noteLines[part.note]?.[part.to]
  const text = note?.querySelector('.note-text')
  if (!note || !line || !text) return undefined
  return cutAt(line, text, note.getBoundingClientRect().top)
}

/** The part of a note that begins at line `from`: the note itself, or a continuation. */
function partOfNote(note: HTMLElement, from: number, end: End): HTMLElement {
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
