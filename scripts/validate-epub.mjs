// Check EPUBs with the two validators that need Java: the Nu HTML checker (HTML and MathML
// content model) and Debian's EPUBCheck. `npm test` runs a third that needs none.
//
// Usage: node scripts/validate-epub.mjs BOOK.epub...
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import JSZip from 'jszip'

/** What the validators say that is no fault of the e-book. */
const exceptions = [
  // EPUBCheck 4.2.6 knows EPUB 3.2; WebP is a core media type since EPUB 3.3.
  /MED-003.*"image\/webp"/u,
  // EPUBCheck 4.2.6 knows EPUB Accessibility 1.0.
  /OPF-027.*"(?:pageBreakSource|a11y:exemption)"/u,
  // The writer chose the levels of the headings; HTML allows it.
  /The heading .* follows the heading .*, skipping \d+ heading level/u,
]

const vnu = fileURLToPath(
  new URL('../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url),
)
const epubcheck = process.env['EPUBCHECK_JAR'] ?? '/usr/share/java/epubcheck.jar'
const books = process.argv.slice(2)

if (books.length === 0) {
  process.stderr.write('usage: node scripts/validate-epub.mjs BOOK.epub...\n')
  process.exit(2)
}
for (const jar of [vnu, epubcheck]) {
  if (!existsSync(jar)) {
    process.stderr.write(
      `${jar} is missing\nhint: apt-get install epubcheck default-jre-headless\n`,
    )
    process.exit(2)
  }
}

const complaints = []
for (const book of books) {
  complaints.push(...(await checkHtml(book)), ...checkPackage(book))
}
for (const complaint of complaints) process.stdout.write(`${complaint.slice(0, 400)}\n`)
process.stdout.write(`${books.length} EPUBs, ${complaints.length} errors and warnings\n`)
process.exit(complaints.length > 0 ? 1 : 0)

/** Run the Nu HTML checker over every content document. It does not know `epub:` names. */
async function checkHtml(book) {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-vnu-'))
  try {
    const zip = await JSZip.loadAsync(readFileSync(book))
    for (const file of Object.values(zip.files)) {
      if (!file.name.endsWith('.xhtml')) continue
      const text = await file.async('string')
      const path = join(folder, file.name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text.replaceAll(/ (?:xmlns:epub|epub:[a-z]+)="[^"]*"/gu, ''))
    }
    const lines = run(vnu, ['--format', 'gnu', '--skip-non-html', folder])
    return lines
      .filter((line) => /: (?:error|warning|info warning)/u.test(line))
      .map(
        (line) => `${book}: vnu: ${line.slice(line.indexOf(folder) + folder.length + 1)}`,
      )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function checkPackage(book) {
  return run(epubcheck, [book])
    .filter((line) => /^(?:FATAL|ERROR|WARNING)/u.test(line))
    .map((line) => `${book}: epubcheck: ${line}`)
}

/** Run a Java program; the lines it says that are not excepted. */
function run(jar, options) {
  const { stdout, stderr, error } = spawnSync('java', ['-jar', jar, ...options], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error !== undefined) throw error
  return `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => !exceptions.some((exception) => exception.test(line)))
}
