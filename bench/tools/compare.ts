import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from '../browser.ts'
import { type BenchInput, type BenchResult, compareWithFloor } from '../compare.ts'
import { formatComparison } from '../format-comparison.ts'
import { formatReport, isSound } from '../format-report.ts'
import { generateManuscript } from '../generate.ts'

const usage = `usage: npm run bench -- [options]
  --corpora FOLDER   folder of handout, medium-book and big-book (or DIGLOT_CORPORA);
                     without it only the made-up manuscript is compared
  --only NAMES       handout, medium-book, big-book, generated, separated by commas
  --reps N           runs of each, in turns; medians are shown (3)
  --words N          length of the made-up manuscript (250000)
  --out FOLDER       where files go; a new folder among the temporary ones when left out
`

/** Compare our build with the floor, and check what we built. */
export async function run(args: readonly string[], root: string): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      corpora: { type: 'string' },
      only: { type: 'string' },
      reps: { type: 'string', default: '3' },
      words: { type: 'string', default: '250000' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const out = values.out ?? (await mkdtemp(join(tmpdir(), 'diglot-bench-')))
  const corpora = values.corpora ?? process.env['DIGLOT_CORPORA']
  const generated = join(out, 'made-up')
  const only = values.only?.split(',')
  const inputs = [
    ...(corpora === undefined ? [] : corporaInputs(corpora)),
    { name: 'generated', path: generated, language: 'en', edition: 'book' } as const,
  ].filter(({ name }) => only === undefined || only.includes(name))
  if (inputs.some(({ name }) => name === 'generated')) {
    await mkdir(generated, { recursive: true })
    for (const { path, text } of generateManuscript(Number(values.words))) {
      await writeFile(join(generated, path), text)
    }
  }

  const browser = await findBrowser()
  const results: BenchResult[] = []
  for (const input of inputs) {
    const options = { root, out, reps: Number(values.reps), browser, step }
    const result = await compareWithFloor(input, options)
    results.push(result)
    step(explain(result))
  }
  await writeFile(join(out, 'bench.json'), JSON.stringify(results))
  process.stdout.write(
    `${formatComparison(results)}\nbrowser: ${browser.path}\nfiles: ${out}\n`,
  )
  return results.every(({ pdf }) => pdf && isSound(pdf)) ? 0 : 1
}

function step(text: string): void {
  if (text !== '') process.stderr.write(`${text}\n`)
}

/** What a table has no room for: why a build failed, and which faults were found. */
function explain({ name, ours, pdf }: BenchResult): string {
  const failed = ours.find(({ code }) => code !== 0 && code !== 1)
  if (failed) return `${name}: exit code ${failed.code}\n${failed.output.slice(-2000)}`
  return pdf && !isSound(pdf) ? `${name}:\n${formatReport(pdf)}` : ''
}

function corporaInputs(corpora: string): BenchInput[] {
  return [
    {
      name: 'handout',
      path: join(corpora, 'handout/handout.de.md'),
      language: 'de',
      edition: 'handout',
    },
    {
      name: 'medium-book',
      path: join(corpora, 'medium-book/chapters'),
      language: 'en',
      edition: 'book',
    },
    {
      name: 'big-book',
      path: join(corpora, 'big-book/chapters'),
      language: 'en',
      edition: 'book',
    },
  ]
}
