import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Run a TypeScript file in a node process of its own, as it stands.
 *
 * It is bundled into `node_modules/`, from where packages are found.
 *
 * @param path Below the root of the repository.
 */
export async function runBundled(
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
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
  return spawn(process.execPath, [outfile], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
