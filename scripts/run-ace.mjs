// Check EPUBs with Ace by DAISY, with the browser that prints our PDFs.
//
// Usage: node scripts/run-ace.mjs FOLDER BOOK.epub..., where FOLDER is one into which
// `@daisy/ace-cli` was installed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [folder = '', ...books] = process.argv.slice(2)
const ace = join(folder, 'node_modules/@daisy/ace-cli/bin/ace.js')
const path = findBrowser()
let violations = 0

for (const book of books) {
  const out = mkdtempSync(join(tmpdir(), 'diglot-ace-'))
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [ace, '--silent', '--force', '--outdir', out, book],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          PUPPETEER_EXECUTABLE_PATH: path,
          // Libraries that the embedded browser brings along.
          LD_LIBRARY_PATH: join(dirname(path), 'lib'),
        },
      },
    )
    if (status !== 0) throw new Error(`Ace does not run: ${stderr}`)
    violations += tell(book, JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')))
  } finally {
    rmSync(out, { recursive: true })
  }
}
process.stdout.write(`${books.length} EPUBs, ${violations} violations\n`)
process.exit(violations > 0 ? 1 : 0)

/** The browser that `diglot doctor` finds. */
function findBrowser() {
  const diglot = fileURLToPath(new URL('../build/cli/diglot.js', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [diglot, 'doctor', '--json'], {
    encoding: 'utf8',
  })
  const { examinations } = JSON.parse(stdout)
  const { findings } = examinations.find(({ name }) => name === 'browser')
  return findings[1].replace(/ \(.*?\)$/u, '')
}

/** Print the violations of a report, a line for each. */
function tell(book, report) {
  const found = report.assertions.flatMap(({ 'earl:testSubject': subject, assertions }) =>
    assertions.map(
      ({ 'earl:test': rule, 'earl:result': result }) =>
        `${book}: ${subject.url}: ${rule['dct:title']}: ${result['dct:description']}`,
    ),
  )
  for (const line of found) process.stdout.write(`${line.slice(0, 400)}\n`)
  return found.length
}
