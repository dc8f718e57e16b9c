/**
 * Write the style rules that pages in columns stand on, whatever the template says.
 *
 * Sides stand in a grid, bead below bead; notes in columns of the same widths. A side begins
 * at the top of its row: white above and below its blocks is the row's.
 *
 * @param shares Width of each column as part of all, without the gaps; together 1.
 */
export function columnsFrame(shares: readonly number[]): string {
  const tracks = shares.map((share) => `minmax(0, ${share * 1000}fr)`).join(' ')
  const widths = shares.map(
    (share, index) =>
      `.notes.column-${index + 1} { width: calc((100% - ${shares.length - 1} * var(--column-gap)) * ${share}); }
.side.column-${index + 1}, .page-notes.column-${index + 1} { grid-column: ${index + 1}; }`,
  )
  return `
.row:not(.spanning), .page-foot { display: grid; grid-template-columns: ${tracks}; column-gap: var(--column-gap); }
.row { align-items: start; }
.spanning { display: flow-root; }
.row > .side { display: flow-root; min-width: 0; margin: 0 !important; }
.page-foot { position: absolute; bottom: 0; left: 0; right: 0; align-items: end; }
.page-foot.level { align-items: start; }
.page-foot > .page-notes { position: static; grid-column: 1 / -1; min-width: 0; }
${nested('first')} { margin-top: 0 !important; }
${nested('last')} { margin-bottom: 0 !important; }
${widths.join('\n')}
`
}

/** The first or last block of a side, and those that begin or end with it: a list in a quotation. */
function nested(end: 'first' | 'last'): string {
  const child = ` > :${end}-child`
  return ['.levelled > .row > .side', '.page .row > .side']
    .flatMap((side) => [1, 2, 3].map((depth) => side + child.repeat(depth)))
    .join(', ')
}
