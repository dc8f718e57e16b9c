import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleMeasureScript } from '../../scripts/bundle-measure-script.mjs'
import { bundleProgram } from '../../scripts/bundle-program.mjs'

/**
 * Bundle the code that runs in the page, and the program, so that tests see both as they
 * stand: once, because test files that run side by side must not write what others run.
 *
 * The cache of a run begins empty: a build that remembers the last run's answers would start
 * no browser, and what tests say of it would hold of nothing.
 *
 * @returns What is done when all tests have run.
 */
export async function setup(): Promise<() => void> {
  await bundleMeasureScript()
  await bundleProgram()
  const cache = mkdtempSync(join(tmpdir(), 'diglot-tests-cache-'))
  process.env['XDG_CACHE_HOME'] = cache
  return () => rmSync(cache, { recursive: true, force: true })
}
