import { bundleMeasureScript } from '../../scripts/bundle-measure-script.mjs'

/** Bundle the code that runs in the page, so that tests see it as it stands. */
export async function setup(): Promise<void> {
  await bundleMeasureScript()
}
