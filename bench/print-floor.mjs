// node bench/print-floor.mjs <input.html> <output.pdf> <browser> <shell|chrome>
// The floor: start the browser, load one HTML document, print it once, end the browser.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { launch } from 'puppeteer-core'

const [input = '', output = '', executablePath = '', kind] = process.argv.slice(2)
const browser = await launch({
  executablePath,
  headless: kind === 'shell' ? 'shell' : true,
  protocolTimeout: 900_000,
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-background-networking',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--allow-file-access-from-files',
  ],
})
const page = await browser.newPage()
await page.goto(pathToFileURL(input).href, { waitUntil: 'load', timeout: 0 })
const pdf = await page.pdf({
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: false,
  timeout: 0,
})
writeFileSync(output, pdf)
await browser.close()
