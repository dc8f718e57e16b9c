import { expect, test } from 'vitest'
import { internalLink } from '../../src/pdf/internal-link.ts'
import { mergePdf } from '../../src/pdf/merge.ts'
import type { Printer } from '../../src/pdf/printer.ts'
import { withPrinter } from '../../src/system/chromium.ts'
import { type WrittenPdf, readWrittenPdf } from '../pdf/written-pdf.ts'
import { tag } from '../support/tag.ts'

const chapters = ['eins', 'zwei', 'drei']

/** A chapter that links to its note and to every chapter. */
function chapter(name: string, linkTo: (chapter: string) => string): string {
  const links = chapters.map((other) => `<a href="${linkTo(other)}">${other}</a>`)
  return `<h1 id="${name}">${name}<a id="call-${name}" href="#note-${name}">1</a></h1>
    <p>${links.join(', ')} und <a href="https://example.org/">draußen</a>.</p>
    <ul><li>a <em>b</em></li></ul>
    <table><tr><th>Kopf</th></tr><tr><td>Zelle</td></tr></table>
    <p id="note-${name}">Anmerkung <a href="#call-${name}">↩</a></p>
    <a hidden href="#${name}"></a>`
}

async function print(printer: Printer, body: string): Promise<Uint8Array> {
  const open = await printer.open({
    html: `<!doctype html><html lang="de"><head><title>t</title><style>
      @page { size: 148mm 210mm; margin: 20mm; @top-center { content: 'Kopf' } }
      h1 { break-before: page }</style></head><body>${body}</body></html>`,
    script: 'globalThis.diglotPage = {}',
    resource: () => Promise.resolve(undefined),
    refused: () => undefined,
  })
  try {
    return await open.print()
  } finally {
    await open.close()
  }
}

/** Types of the structure elements below one, indented. */
function structure(file: WrittenPdf, element: string, indent = ''): string {
  const type = /\/S\/(\w+)/u.exec(element)?.[1] ?? ''
  const kids = (/\/K ?(.*)>>$/u.exec(element)?.[1] ?? '').replaceAll(/<<.*?>>/gu, '')
  const below = [...kids.matchAll(/(\d+) 0 R/gu)].map(([, number]) =>
    structure(file, file.objects.get(Number(number)) ?? '', `${indent} `),
  )
  return `${indent}${type}\n${below.join('')}`
}

test('chapters printed apart and joined equal the book printed whole', async () => {
  const { whole, parts } = await withPrinter({}, async (printer) => ({
    whole: await print(
      printer,
      chapters.map((name) => chapter(name, (other) => `#${other}`)).join(''),
    ),
    parts: [
      await print(
        printer,
        chapter('eins', (other) => internalLink(other)),
      ),
      await print(
        printer,
        chapter('zwei', (other) => internalLink(other)),
      ),
      await print(
        printer,
        chapter('drei', (other) => internalLink(other)),
      ),
    ],
  }))
  const options = {
    description: { title: 'T', authors: [], language: tag('de'), date: new Date(0) },
    trim: { widthMm: 148, heightMm: 210 },
  }
  const wanted = mergePdf([whole], options)
  const merged = mergePdf(parts, options)
  expect(merged.missing).toEqual([])
  expect(merged.pages).toBe(wanted.pages)

  const [left, right] = [wanted, merged].map(({ bytes }) => {
    const file = readWrittenPdf(bytes)
    const catalog = file.follow(file.trailer, '/Root')
    const names = file.follow(file.follow(catalog, '/Names<<'), '/Dests')
    const document = file.follow(file.follow(catalog, '/StructTreeRoot'), '/K')
    const all = [...file.objects.values()]
    return {
      structure: structure(file, document),
      names: [...names.matchAll(/\((.*?)\)/gu)].map(([, name]) => name),
      links: all.flatMap((object) => /\/(?:Dest|URI)\((.*?)\)/u.exec(object)?.[1] ?? []),
      outline: all.flatMap((object) => /\/Title(\(.*?\)|<.*?>)/u.exec(object)?.[1] ?? []),
      sizes: all.flatMap((object) => /\/MediaBox\[(.*?)\]/u.exec(object)?.[1] ?? []),
    }
  })
  expect(right).toEqual(left)
  expect(new Set(right?.sizes)).toEqual(new Set(['0 -0.3156 419.5276 594.96']))
  expect(right?.links).toContain('zwei')
  expect(right?.structure).toContain(' L\n  LI\n   LBody\n')
})
