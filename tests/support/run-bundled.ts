import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Bundle a TypeScript file as it stands, so that Node can run it.
 *
 * It is put into `node_modules/`, from where packages are found.
 *
 * @param path Below the root of the repository.
 * @returns Path of the bundle.
 */
export async function bundled(path: string): Promise<string> {
  const outfile = `${root}node_modules/.diglot-tests/${path.replaceAll(/\W/gu, '-')}.mjs`
  await build({
    entryPoints: [root + path],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  })
  return outfile
}

/** Run a TypeScript file in a node process of its own; see `bundled`. */
export async function runBundled(
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  return spawn(process.execPath, [await bundled(path)], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
