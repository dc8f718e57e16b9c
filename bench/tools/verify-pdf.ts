import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { formatReport, isSound } from '../format-report.ts'
import { readExpected } from '../read-expected.ts'
import type { Margins } from '../type-area.ts'
import { verifyPdf } from '../verify-pdf.ts'

const usage = `usage: node bench/run.mjs verify-pdf <file.pdf> <expected.json> [options]
  --margins inner,outer,head,foot[,single]   in mm; for A5 our book's, else guessed
  --first-page N    page on which the text begins (found by its words when left out)
  --only PREFIX     expect only the chapters whose path begins so, such as de/
  --most N          how many faults of a kind are shown (12)
  --json            the whole report as JSON
`

/** Check a finished PDF against the expected.json of its planted manuscript. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      margins: { type: 'string' },
      'first-page': { type: 'string' },
      only: { type: 'string', default: '' },
      most: { type: 'string', default: '12' },
      json: { type: 'boolean', default: false },
    },
  })
  const [path, expectedPath] = positionals
  if (path === undefined || expectedPath === undefined) {
    process.stderr.write(usage)
    return 2
  }
  const margins = values.margins === undefined ? undefined : parseMargins(values.margins)
  const firstPage = values['first-page']
  const report = await verifyPdf(
    await readFile(path),
    await readExpected(expectedPath, values.only),
    {
      ...(margins && { margins }),
      ...(firstPage !== undefined && { firstPage: Number(firstPage) - 1 }),
    },
  )
  process.stdout.write(
    values.json ? JSON.stringify(report) : formatReport(report, Number(values.most)),
  )
  return isSound(report) ? 0 : 1
}

function parseMargins(text: string): Margins {
  const [inner = 20, outer = 20, head = 20, foot = 20] = text.split(',').map(Number)
  return { inner, outer, head, foot, isMirrored: !text.endsWith(',single') }
}
