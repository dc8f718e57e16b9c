import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))

/**
 * Packages that stay in `node_modules`: they are loaded when they are needed, many of them
 * by few editions, or find files of their own beside themselves.
 */
const external = [
  '@puppeteer/browsers',
  '@sparticuz/chromium',
  'epub-gen-memory',
  'hyphen',
  'sharp',
  'subset-font',
]

/**
 * Bundle the command line and the public API, with the libraries they start with.
 *
 * Node 20 needs 1.1 s of CPU to find and load their 900 files one by one, and 0.4 s for
 * the bundle. Names are kept as they are: a bug is reported with its stack.
 *
 * Every file lies two folders below the package, as in `src/`: see `system/package-folder.ts`.
 */
export async function bundleProgram() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { 'cli/diglot': 'src/cli/diglot.ts', 'api/index': 'src/index.ts' },
    outdir: 'build',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external,
    // Its own entry for Node reads JSON files beside itself.
    alias: { 'css-tree': 'css-tree/dist/csstree.esm' },
    // Bundled CommonJS asks for Node's modules by `require`.
    banner: {
      js: "import { createRequire as bundledRequire } from 'node:module'\nconst require = bundledRequire(import.meta.url)",
    },
    legalComments: 'none',
    logLevel: 'warning',
  })
  writeFileSync(`${root}build/third-party-licences.txt`, licencesOf(metafile))
}

/** The licences of all that is bundled ask to stand with every copy. */
function licencesOf({ inputs }) {
  const folders = Object.keys(inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path)?.[0] ?? [],
  )
  return [...new Set(folders)]
    .toSorted()
    .map((folder) => {
      const path = `${root}${folder}`
      const { name, version, license } = JSON.parse(
        readFileSync(`${path}/package.json`, 'utf8'),
      )
      const file = readdirSync(path).find((one) => /^licen[cs]e/iu.test(one))
      const text = file === undefined ? '' : readFileSync(`${path}/${file}`, 'utf8')
      return `${name} ${version} (${license})\n\n${text.trim()}\n`
    })
    .join(`\n${'-'.repeat(72)}\n\n`)
}
