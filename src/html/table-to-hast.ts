import type { Element } from 'hast'
import type { Table, TableRow } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { element } from './element.ts'
import { toElement } from './to-element.ts'

/**
 * Turn a table into hast: header cells with their scope, alignment as a class.
 *
 * A header row without text is left out, an empty header cell is a plain one: neither
 * would say anything to a screen reader.
 */
export function tableToHast(state: State, node: Table): Element {
  const align = node.align ?? []
  const [header, ...rows] = node.children
  const hasHeader = header?.children.some((cell) => cell.children.length > 0) === true
  const rowOf = (row: TableRow, isHeader: boolean): Element => {
    const cells = row.children.map((cell, column) => {
      const side = align[column]
      const isHeading = isHeader && cell.children.length > 0
      return toElement(state, cell, isHeading ? 'th' : 'td', {
        properties: {
          ...(side ? { className: [`align-${side}`] } : {}),
          ...(isHeading ? { scope: 'col' } : {}),
        },
      })
    })
    while (cells.length < (header?.children.length ?? 0)) cells.push(element('td', {}))
    return toElement(state, row, 'tr', { children: state.wrap(cells, true) })
  }
  const parts: Element[] = []
  if (header && hasHeader) {
    parts.push(element('thead', {}, state.wrap([rowOf(header, true)], true)))
  }
  if (rows.length > 0) {
    const body = rows.map((row) => rowOf(row, false))
    parts.push(element('tbody', {}, state.wrap(body, true)))
  }
  return toElement(state, node, 'table', { children: state.wrap(parts, true) })
}
