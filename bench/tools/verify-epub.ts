import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { formatWordFault } from '../format-report.ts'
import { readExpected } from '../read-expected.ts'
import { isSoundEpub, verifyEpub } from '../verify-epub.ts'

const usage = `usage: node bench/run.mjs verify-epub <file.epub> <expected.json> [--only PREFIX] [--most N] [--json]
`

/** Check a finished EPUB against the expected.json of its planted manuscript. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
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
  const expected = await readExpected(expectedPath, values.only)
  const report = await verifyEpub(await readFile(path), expected)
  const { notes, words, links, linkFaults } = report
  const most = Number(values.most)
  const lines = [
    `documents ${report.documents}; calls ${links.calls}, notes ${links.notes}, links back ${links.backlinks}: ${linkFaults.length} faults`,
    `notes ${notes.expected}: ${notes.same} with their call, ${notes.next + notes.later + notes.before} elsewhere; lost: ${notes.lostCalls} calls, ${notes.lostNotes} notes, ${notes.lostTails} tails; ${notes.outOfOrder} out of order`,
    `words ${words.expected}: ${words.lost} lost, ${words.doubled} doubled, ${words.foreign} foreign, ${words.moved} moved`,
    ...(words.added === '' ? [] : [`added: ${words.added.slice(0, 400)}`]),
    ...linkFaults.slice(0, most).map((fault) => `  ${fault}`),
    ...notes.faults.slice(0, most).map((fault) => `  ${fault}`),
    ...words.faults.slice(0, most).map((fault) => `  ${formatWordFault(fault)}`),
    isSoundEpub(report) ? 'sound' : 'FAULTS',
    '',
  ]
  process.stdout.write(values.json ? JSON.stringify(report) : lines.join('\n'))
  return isSoundEpub(report) ? 0 : 1
}
