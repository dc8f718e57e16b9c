import { bundleMeasureScript } from '../../scripts/bundle-measure-script.mjs'
import { bundleProgram } from '../../scripts/bundle-program.mjs'

/**
 * Bundle the code that runs in the page, and the program, so that tests see both as they
 * stand: once, because test files that run side by side must not write what others run.
 */
export async function setup(): Promise<void> {
  await bundleMeasureScript()
  await bundleProgram()
}
