import { plantManuscript } from '../plant-manuscript.ts'

const usage = `usage: node bench/run.mjs plant-tokens <manuscript> <folder>
Copies a manuscript (a folder, or one .md file with what stands beside it) into
<folder>/manuscript, with tokens in it, and writes <folder>/expected.json.
`

/** Plant tokens into a manuscript on disk. */
export async function run([from, to]: readonly string[]): Promise<number> {
  if (from === undefined || to === undefined) {
    process.stderr.write(usage)
    return 2
  }
  const { expected, path } = await plantManuscript(from, to)
  const { name, notes, words, letters, chapters } = expected
  const found = { path, name, chapters: chapters.length, notes, words, letters }
  process.stdout.write(`${JSON.stringify(found)}\n`)
  return 0
}
