import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchBrowser } from './browser.ts'
import { writeFloor } from './floor.ts'
import { type Cost, measure } from './measure.ts'
import { plantManuscript } from './plant-manuscript.ts'
import { readChapters } from './read-chapters.ts'
import { verifyEpub, type EpubReport } from './verify-epub.ts'
import { type PdfReport, verifyPdf } from './verify-pdf.ts'

/** A manuscript to compare on. */
export interface BenchInput {
  readonly name: string
  /** Folder of chapters, or one Markdown file. */
  readonly path: string
  readonly language: string
  /** Edition that is built. */
  readonly edition: 'handout' | 'book'
}

/** What came of one manuscript. */
export interface BenchResult {
  readonly name: string
  readonly words: number
  readonly notes: number
  readonly floor: readonly Cost[]
  readonly ours: readonly Cost[]
  /** One build of the e-book. */
  readonly ebook: Cost
  readonly pdf: PdfReport | undefined
  readonly epub: EpubReport | undefined
}

/** Where and how often. */
export interface BenchOptions {
  /** Folder of the checkout. */
  readonly root: string
  /** Folder for everything that is written. */
  readonly out: string
  readonly reps: number
  readonly browser: BenchBrowser
  /** Hears what is being done. */
  readonly step: (text: string) => void
}

/**
 * Compare our build with the floor on one manuscript, in turns, then check our files.
 *
 * Both get the same text, with tokens in it. Ours is the whole command: reading Markdown to
 * the finished file. The floor is the same browser printing that text once from HTML.
 */
export async function compareWithFloor(
  input: BenchInput,
  { root, out, reps, browser, step }: BenchOptions,
): Promise<BenchResult> {
  const folder = join(out, input.name)
  await mkdir(folder, { recursive: true })
  step(`${input.name}: planting tokens`)
  const { expected, path } = await plantManuscript(input.path, folder)
  const html = join(folder, 'floor.html')
  await writeFloor(root, html, {
    ...(await readChapters(path)),
    language: input.language,
  })

  const build = (edition: string): Promise<Cost> =>
    measure(process.execPath, [
      join(root, 'build/cli/diglot.js'),
      'build',
      edition,
      // What is measured is a build of a book that was never built before.
      '--no-cache',
      '-m',
      path,
      '-o',
      join(folder, 'out'),
    ])
  const printFloor = (): Promise<Cost> =>
    measure(
      process.execPath,
      [
        join(root, 'bench/print-floor.mjs'),
        html,
        join(folder, 'floor.pdf'),
        browser.path,
        browser.kind,
      ],
      browser.environment,
    )
  const floor: Cost[] = []
  const ours: Cost[] = []
  for (let rep = 1; rep <= reps; rep += 1) {
    step(`${input.name}: run ${rep} of ${reps}`)
    floor.push(await printFloor())
    ours.push(await build(input.edition))
  }
  const ebook = await build('ebook')
  step(`${input.name}: checking`)
  const files = join(folder, 'out')
  const result: BenchResult = {
    name: input.name,
    words: expected.words,
    notes: expected.notes,
    floor,
    ours,
    ebook,
    pdf: await check(ours, join(files, `${input.edition}.pdf`), (bytes) =>
      verifyPdf(bytes, expected),
    ),
    epub: await check([ebook], join(files, 'ebook.epub'), (bytes) =>
      verifyEpub(bytes, expected),
    ),
  }
  await writeFile(join(folder, 'result.json'), JSON.stringify(result))
  return result
}

/** Check a file that the last of some runs has written; of a faulty text there is a draft. */
async function check<T>(
  costs: readonly Cost[],
  path: string,
  verify: (bytes: Uint8Array) => Promise<T>,
): Promise<T | undefined> {
  const draft = path.replace(/(?=\.[^.]+$)/u, '.draft')
  const written = costs.at(-1)?.code === 1 ? draft : path
  const isThere = await access(written).then(
    () => true,
    () => false,
  )
  return isThere ? verify(await readFile(written)) : undefined
}
