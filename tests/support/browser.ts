import { type Browser, launch } from 'puppeteer-core'
import { findBrowsers } from '../../src/system/find-browser.ts'

/** Open the browser that would print, as a person would: scripts run in it. */
export async function openBrowser(): Promise<Browser> {
  for await (const { path, isShell, libraries } of findBrowsers()) {
    return launch({
      executablePath: path,
      headless: isShell ? 'shell' : true,
      pipe: true,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      env: {
        ...process.env,
        ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }),
      },
    })
  }
  throw new Error('there is no browser on this machine')
}
