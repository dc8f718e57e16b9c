import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findBrowser } from '../browser.ts'
import { writeFloor } from '../floor.ts'
import { readChapters } from '../read-chapters.ts'

/** Print the floor of a manuscript alone: to look at it, or to try the checks on it. */
export async function run([from, to]: readonly string[], root: string): Promise<number> {
  if (from === undefined || to === undefined) {
    process.stderr.write(
      'usage: node bench/run.mjs floor-pdf <manuscript> <output.pdf>\n',
    )
    return 2
  }
  const html = `${to}.html`
  const manuscript = await readChapters(from)
  await writeFloor(root, html, { ...manuscript, language: 'en' })
  const { path, kind, environment } = await findBrowser()
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'bench/print-floor.mjs'), html, to, path, kind],
    { stdio: 'inherit', env: environment },
  )
  return status ?? 1
}
