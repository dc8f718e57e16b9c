import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateManuscript } from '../generate.ts'

/** Write a made-up manuscript to a folder. */
export async function run([words, folder]: readonly string[]): Promise<number> {
  if (words === undefined || folder === undefined) {
    process.stderr.write('usage: node bench/run.mjs generate <words> <folder>\n')
    return 2
  }
  await mkdir(folder, { recursive: true })
  for (const { path, text } of generateManuscript(Number(words))) {
    await writeFile(join(folder, path), text)
  }
  return 0
}
