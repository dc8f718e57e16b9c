// Make diglot ready to run after `npm ci`: bundle the code that runs in the browser page
// into a module of text, bundle the program into `build/`, declare its types.
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleMeasureScript } from './bundle-measure-script.mjs'
import { bundleProgram } from './bundle-program.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))

await bundleMeasureScript()
rmSync(`${root}build`, { recursive: true, force: true })
await bundleProgram()
chmodSync(`${root}build/cli/diglot.js`, 0o755)
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
