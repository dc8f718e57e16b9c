import type { BuildResult } from '../build.ts'
import { showControls } from '../diagnostics/show-controls.ts'
import type { ExplainedPage } from '../pdf/explain-pages.ts'

const reasons: Readonly<Record<ExplainedPage['reason'], string>> = {
  end: 'the section ends',
  forced: 'a page break in the manuscript',
  full: 'full',
  block: 'what follows belongs together and does not fit',
  notes: 'the notes of the next line do not fit',
  widow: 'a line more would leave a widow',
  orphan: 'a line more would leave an orphan',
  heading: 'the next heading would stand at the foot',
  code: 'a line more would leave a line of code alone',
  verse: 'a line more would part a stanza',
  rows: 'a row more would leave one or two alone',
  attribution: 'a line more would part a quotation from its source',
  bead: 'a line more would part a passage from its translation',
  floats: 'figures or tables alone',
  together: 'better for the pages that follow',
  beside: 'the other page of the spread has not come further',
}

const faults: Readonly<Record<ExplainedPage['charges'][number]['name'], string>> = {
  white: 'white',
  shortPage: 'more than two empty lines',
  unlevelSpread: 'not level with the verso',
  unlevelPages: 'emptier than the page beside it',
  lead: 'its passage is further on, or less far, than beside it',
  parted: 'parts lines that belong together',
  shortLastPage: 'few lines on the last page',
  splitNote: 'split note',
  carriedOn: 'note on a third page',
  slightPart: 'one line of a note alone',
  overtaking: 'note below one that goes on',
  sideBySide: 'notes go on side by side',
  crowded: 'notes crowd the page',
  notesAlone: 'notes alone',
  lateNote: 'note begins late',
  waitingFloat: 'a figure waits for a later page',
  earlyFloat: 'a figure before its place',
  slightText: 'hardly any text beside a figure',
  overfull: 'overfull',
  widow: 'widow',
  orphan: 'orphan',
  heading: 'heading near the foot',
  code: 'line of code alone',
  verse: 'stanza parted',
  rows: 'table parted',
  attribution: 'quotation parted from its source',
  partedBead: 'a passage goes on on the next page',
  loneSide: 'a passage goes on in one language alone',
  bead: 'passage parted from its translation',
}

/**
 * Format why the pages of editions end where they do: a line for each page with its folio,
 * side, cost and reason, then what is wrong with it.
 */
export function formatExplanation({ editions }: BuildResult): string {
  return editions
    .flatMap(({ edition, explained = [] }) => [
      ...(explained.length > 0
        ? [`pages of ${showControls(edition.name)}, with costs`]
        : []),
      ...explained.map(lineOf),
    ])
    .join('\n')
}

function lineOf({ folio, side, reason, charges }: ExplainedPage): string {
  const cost = charges.reduce((sum, charge) => sum + charge.cost, 0)
  const wrong = charges.map((charge) => `${faults[charge.name]} ${number(charge.cost)}`)
  const head = `${folio.padStart(6)}  ${side.padEnd(5)}  ${number(cost).padStart(6)}`
  return [`${head}  ${reasons[reason]}`, ...wrong].join('; ')
}

function number(cost: number): string {
  return String(Math.round(cost * 10) / 10)
}
