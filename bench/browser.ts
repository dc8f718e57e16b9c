import { delimiter } from 'node:path'
import { findBrowsers } from '../src/system/find-browser.ts'

/** The browser that diglot prints with, and what it needs to start. */
export interface BenchBrowser {
  readonly path: string
  readonly kind: 'shell' | 'chrome'
  readonly environment: NodeJS.ProcessEnv
}

/** Find the browser that diglot would print with: the floor must use the same. */
export async function findBrowser(): Promise<BenchBrowser> {
  for await (const { path, isShell, libraries } of findBrowsers()) {
    const folders = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean)
    return {
      path,
      kind: isShell ? 'shell' : 'chrome',
      environment: {
        ...process.env,
        ...(libraries !== undefined && { LD_LIBRARY_PATH: folders.join(delimiter) }),
      },
    }
  }
  throw new Error('there is no browser to print with')
}
