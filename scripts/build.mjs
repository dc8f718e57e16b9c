// Make diglot ready to run after `npm ci`: bundle the code that runs in the browser page
// into a module of text, then compile everything else to `build/`.
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleMeasureScript } from './bundle-measure-script.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))

await bundleMeasureScript()
rmSync(`${root}build`, { recursive: true, force: true })
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)
chmodSync(`${root}build/cli/diglot.js`, 0o755)
