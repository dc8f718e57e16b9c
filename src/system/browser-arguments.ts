import type { PuppeteerNode } from 'puppeteer-core'
import type { FoundBrowser } from './find-browser.ts'

/**
 * Compose the command line of a browser that reaches nothing and prints the same everywhere.
 *
 * @param puppeteer Gives the arguments that every driven browser gets: no first run, no
 *   synchronisation, no updates, no extensions.
 */
export function browserArguments(
  puppeteer: Pick<PuppeteerNode, 'defaultArgs'>,
  found: FoundBrowser,
): string[] {
  // The sandbox needs a user other than root; root that runs a browser is in a container.
  const isRoot = process.getuid?.() === 0
  return puppeteer.defaultArgs({
    headless: found.isShell ? 'shell' : true,
    args: [
      // Line metrics on screen and in print agree only without hinting.
      '--font-render-hinting=none',
      '--disable-gpu',
      '--force-device-scale-factor=1',
      '--lang=en-US',
      // No way out but our own answers: no name resolves, and the proxy for addresses is dead,
      // for local addresses too.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--proxy-server=127.0.0.1:9',
      '--proxy-bypass-list=<-loopback>',
      '--disable-domain-reliability',
      '--no-pings',
      '--no-default-browser-check',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
  })
}
