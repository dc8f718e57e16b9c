import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))

/**
 * Bundle `src/pdf/measure/` into one script and write it as the text of
 * `src/pdf/measure-script.ts`, so that the pure layers can hand it to a printer
 * without reading a file.
 */
export async function bundleMeasureScript() {
  const { outputFiles } = await build({
    entryPoints: [`${root}src/pdf/measure/page-script.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'diglotPage',
    target: 'chrome120',
    legalComments: 'none',
  })
  const script = outputFiles[0].text
  writeFileSync(
    `${root}src/pdf/measure-script.ts`,
    `/** The code of \`pdf/measure/\`, bundled by \`scripts/bundle-measure-script.mjs\`. */
export const measureScript = ${JSON.stringify(script)}
`,
  )
}
