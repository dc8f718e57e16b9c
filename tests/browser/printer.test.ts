import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import type { OpenDocument, PrintDocument } from '../../src/pdf/printer.ts'
import { withPrinter } from '../../src/system/chromium.ts'
import { packageFonts } from '../../src/system/fonts.ts'

const script = `var diglotPage = {
  title: () => document.title,
  later: async ({ value }) => ({ value: await Promise.resolve(value + 1) }),
  nothing: () => undefined,
  fails: () => { throw new RangeError('no such page') },
  width: () => document.querySelector('span').getBoundingClientRect().width,
  repeated: (text) => text.repeat(1000),
}`

function document(html: string, more: Partial<PrintDocument> = {}): PrintDocument {
  return {
    html: `<!doctype html><html lang="de"><head><title>still</title></head>${html}</html>`,
    script,
    resource: () => Promise.resolve(undefined),
    refused: () => undefined,
    ...more,
  }
}

/** Open, work, close. */
async function withDocument<T>(
  printed: PrintDocument,
  work: (open: OpenDocument) => Promise<T>,
): Promise<T> {
  return withPrinter({}, async (printer) => work(await printer.open(printed)))
}

test('prints a tagged file with an outline, in the sizes of its style sheet', async () => {
  const bytes = await withDocument(
    document('<style>@page { size: 100mm 50mm }</style><h1>Eins</h1><p>zwei</p>'),
    (open) => open.print(),
  )
  const text = Buffer.from(bytes).toString('latin1')
  expect(text.slice(0, 5)).toBe('%PDF-')
  expect(text).toContain('/StructTreeRoot')
  expect(text).toContain('/Marked true')
  expect(text).toContain('/Outlines')
  expect(text).toMatch(/\/MediaBox \[0 0 28[23]\.\d+ 14[12]\.\d+\]/u)
})

test('calls functions of the page script, with values both ways', async () => {
  await withDocument(document('<p>Text'), async (open) => {
    expect(await open.call('title')).toBe('still')
    expect(await open.call('later', { value: 6 })).toEqual({ value: 7 })
    expect(await open.call('nothing')).toBeUndefined()
    await expect(open.call('fails')).rejects.toThrow(
      /^diglotPage\.fails: RangeError: no such page/u,
    )
  })
})

test('carries megabytes both ways', async () => {
  await withDocument(document('<p>Text'), async (open) => {
    const text = 'Wörter 漢字 '.repeat(1000)
    expect(await open.call('repeated', text)).toBe(text.repeat(1000))
  })
})

test('tells of a page script that defines nothing', async () => {
  await expect(
    withDocument(document('<p>Text', { script: 'null' }), (open) => open.print()),
  ).rejects.toThrow('the page script does not define `diglotPage`')
})

test('uses fonts from memory, and waits for them', async () => {
  const fonts = packageFonts()
  const faces = await fonts.faces('Alegreya')
  const face = faces.find((one) => one.path === 'fonts/alegreya-latin-400-normal.woff2')
  if (face === undefined) throw new Error('Alegreya is not installed')
  const css = `@font-face { font-family: Mine; src: url(${face.path}) } span { font: 20px Mine }`
  const resource: PrintDocument['resource'] = async (path) =>
    path === face.path ? { bytes: await fonts.read(face), type: 'font/woff2' } : undefined
  await withDocument(
    document(`<style>${css}</style><span>Wort</span>`, { resource }),
    async (open) => {
      expect(await open.call('width')).toBeCloseTo(41.2, 0)
      const bytes = await open.print()
      expect(Buffer.from(bytes).toString('latin1')).toContain('+Alegreya-Regular')
    },
  )
})

test('looks up a path with spaces and letters of all scripts', async () => {
  const asked: string[] = []
  const resource: PrintDocument['resource'] = (path) => {
    asked.push(path)
    return Promise.resolve(undefined)
  }
  await withDocument(
    document('<img src="images/Schöne Küche.svg">', { resource }),
    (open) => open.print(),
  )
  // A picture that was refused is asked for once more.
  expect(new Set(asked)).toEqual(new Set(['images/Schöne Küche.svg']))
})

test('lets two documents be open at once', async () => {
  await withPrinter({}, async (printer) => {
    const [one, two] = await Promise.all([
      printer.open(document('<title>eins</title><p>a')),
      printer.open(document('<title>zwei</title><p>b')),
    ])
    const printed = await Promise.all([one.print(), two.print()])
    expect(printed.every((bytes) => bytes.length > 1000)).toBe(true)
    await one.close()
    expect(await two.call('later', { value: 1 })).toEqual({ value: 2 })
    await two.close()
  })
})

test('reaches nothing outside, runs no script of the page, and tells what was refused', async () => {
  const reached: string[] = []
  const server = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const out = `http://127.0.0.1:${address.port}`

  const refused: string[] = []
  const html = `<head>
    <link rel="stylesheet" href="${out}/style.css">
    <link rel="prefetch" href="${out}/prefetch"><link rel="preconnect" href="${out}">
    <link rel="dns-prefetch" href="${out}"><link rel="icon" href="${out}/icon.png">
    <link rel="preload" as="image" href="${out}/preload.png">
    <link rel="modulepreload" href="${out}/module.js">
    <meta http-equiv="refresh" content="0; url=${out}/refresh">
    <style>@import "${out}/import.css"; body { background: url(${out}/background.png) }
      @font-face { font-family: Far; src: url(${out}/font.woff2) } p { font-family: Far }</style>
    <script>document.title = 'inline'</script><script src="${out}/script.js"></script></head>
  <body onload="document.title = 'onload'"><p>Text
    <img src="${out}/image.png" onerror="document.title = 'onerror'"><img src="${out}/image.png">
    <img src="missing.png"><img src="file:///etc/passwd"><img src="data:image/png;base64,AAAA">
    <picture><source srcset="${out}/source.png"><img src="fallback.png"></picture>
    <iframe src="${out}/frame"></iframe><iframe src="file:///etc/hosts"></iframe>
    <iframe src="data:text/html,<script>top.document.title = 'frame'</script>"></iframe>
    <iframe srcdoc="<img src='${out}/srcdoc.png'><script>top.document.title = 'srcdoc'</script>"></iframe>
    <object data="${out}/object"></object><embed src="file:///etc/group">
    <video src="${out}/video.mp4" poster="${out}/poster.png" autoplay></video>
    <audio src="${out}/audio.mp3" autoplay></audio>
    <svg><image href="${out}/svg.png"/><use href="${out}/use.svg#a"/><script>document.title = 'svg'</script></svg>
    <form action="${out}/form"><input type="image" src="${out}/input.png"></form>
    <base href="${out}/base/"></body>`
  try {
    await withDocument(
      document(html, { refused: (url) => refused.push(url) }),
      async (open) => {
        await open.print()
        expect(await open.call('title')).toBe('still')
      },
    )
  } finally {
    server.close()
  }
  expect(reached).toEqual([])
  expect(new Set(refused).size).toBe(refused.length)
  // Frames are told by their origin alone; scripts are not even asked for.
  expect(refused.map((url) => url.replace(out, 'out:')).toSorted())
    .toMatchInlineSnapshot(`
    [
      "data:image/png;base64,AAAA",
      "file:///etc/passwd",
      "missing.png",
      "out:",
      "out:/audio.mp3",
      "out:/background.png",
      "out:/base/",
      "out:/font.woff2",
      "out:/icon.png",
      "out:/image.png",
      "out:/import.css",
      "out:/input.png",
      "out:/module.js",
      "out:/poster.png",
      "out:/prefetch",
      "out:/preload.png",
      "out:/refresh",
      "out:/source.png",
      "out:/srcdoc.png",
      "out:/style.css",
      "out:/svg.png",
      "out:/use.svg",
      "out:/video.mp4",
    ]
  `)
})
