import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBeads } from '../facing-beads.ts'
import { readExpected } from '../read-expected.ts'
import { type FacingReport, verifyFacing, type WhiteReport } from '../verify-facing.ts'

const usage = `usage: node bench/run.mjs verify-facing <file.pdf> <planted folder> <original> <translation>
Checks a PDF with facing pages against its planted manuscript (see plant-tokens): where beads
begin, that no word and no note is lost on either side, and how much white there is.
Languages are tags that are folders of the manuscript, such as de and en.
`

/** Check a PDF with facing pages. */
export async function run(args: readonly string[]): Promise<number> {
  const [path, folder, original, translation] = args
  if (!path || !folder || !original || !translation) {
    process.stderr.write(usage)
    return 2
  }
  const { beads, paired } = await readBeads(join(folder, 'manuscript'), translation)
  const report = await verifyFacing(await readFile(path), {
    expected: await readExpected(join(folder, 'expected.json')),
    prefixes: { verso: `${original}/`, recto: `${translation}/` },
    beads,
    paired,
  })
  process.stdout.write(formatFacing(report))
  const isSound = (side: 'verso' | 'recto'): boolean => {
    const { lostCalls, lostNotes, lostTails, next, later, before } = report.notes[side]
    const wrong = lostCalls + lostNotes + lostTails + next + later + before
    return report.words[side].lost + report.words[side].doubled + wrong === 0
  }
  return report.faults.length === 0 && isSound('verso') && isSound('recto') ? 0 : 1
}

function formatFacing({
  pages,
  beads,
  faults,
  notes,
  words,
  white,
}: FacingReport): string {
  const sides = (['verso', 'recto'] as const).map((side) => {
    const { expected, lost, doubled, foreign, moved } = words[side]
    const own = notes[side]
    const misplaced = own.next + own.later + own.before
    const lostNotes = own.lostCalls + own.lostNotes + own.lostTails
    return `${side}: ${expected} words, ${lost} lost, ${doubled} doubled, ${foreign} foreign, ${moved} moved; ${own.expected} notes, ${own.same} whole, ${own.split} split, ${misplaced} misplaced, ${lostNotes} lost\n${words[
      side
    ].faults
      .slice(0, 8)
      .map((fault) => `  ${JSON.stringify(fault)}\n`)
      .join('')}${own.faults
      .slice(0, 8)
      .map((fault) => `  ${fault}\n`)
      .join('')}`
  })
  return [
    `${pages} pages; ${beads} beads, ${faults.length} of which begin in different spreads\n`,
    ...faults.slice(0, 20).map((fault) => `  ${fault}\n`),
    ...sides,
    `white of the fuller page: ${formatWhite(white.fuller)}\n`,
    `white of the other: ${formatWhite(white.emptier)}\n`,
  ].join('')
}

function formatWhite({ pages, meanMm, worstMm, worstPage }: WhiteReport): string {
  return `mean ${meanMm} mm, worst ${worstMm} mm on page ${worstPage} (${pages} spreads)`
}
