// Run a tool of `bench/tools/`: Node 20 does not read TypeScript, so it is bundled first.
//   node bench/run.mjs <tool> [arguments]
import { readdirSync, rmSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const [tool = '', ...rest] = process.argv.slice(2)
const tools = readdirSync(`${root}bench/tools`).map((name) => name.replace(/\.ts$/u, ''))
if (!tools.includes(tool)) {
  process.stderr.write(`usage: node bench/run.mjs ${tools.join('|')} …\n`)
  process.exit(2)
}

const outfile = `${root}node_modules/.cache/diglot-bench/${tool}-${process.pid}.mjs`
await build({
  entryPoints: [`${root}bench/tools/${tool}.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
})
const { run } = await import(pathToFileURL(outfile).href)
rmSync(outfile)
process.exitCode = await run(rest, root)
