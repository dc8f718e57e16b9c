import { withPrinter } from '../../src/system/chromium.ts'

// Run in a process of its own, to be stopped from outside while a browser is open.
await withPrinter({}, async (printer) => {
  await printer.open({
    html: '<p>open',
    script: 'var diglotPage = {}',
    resource: () => Promise.resolve(undefined),
    refused: () => undefined,
  })
  process.stdout.write('open\n')
  await new Promise((resolve) => {
    setTimeout(resolve, 600_000)
  })
})
