import { cp, mkdir, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Expected } from './expected.ts'
import { plantTokens } from './plant-tokens.ts'
import { readChapters } from './read-chapters.ts'

/**
 * Copy a manuscript with tokens in it.
 *
 * @param from Folder of chapters, or one Markdown file.
 * @param to Folder that gets `manuscript/` and `expected.json`.
 * @returns What is expected, and the path to build.
 */
export async function plantManuscript(
  from: string,
  to: string,
): Promise<{ readonly expected: Expected; readonly path: string }> {
  const target = join(to, 'manuscript')
  const { folder, chapters } = await readChapters(from)
  const { files, expected } = plantTokens(basename(from, '.md'), chapters)
  await mkdir(target, { recursive: true })
  await cp(folder, target, { recursive: true })
  for (const { path, text } of files) await writeFile(join(target, path), text)
  await writeFile(join(to, 'expected.json'), JSON.stringify(expected))
  const isFile = (await stat(from)).isFile()
  return { expected, path: isFile ? join(target, basename(from)) : target }
}
