import { VFile } from 'vfile'
import type { Book } from '../book/book.ts'
import { renderTemplate } from '../html/render-template.ts'
import { escapeXml } from '../html/to-xhtml.ts'
import { direction } from '../language/direction.ts'
import { generatedWords } from '../language/generated-words.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import { fontFaces } from './font-faces.ts'
import type { FontSource } from './fonts.ts'
import type { Printer } from './printer.ts'

/** How a cover looks. */
export interface CoverTemplate {
  /** Path of the body, for messages. */
  readonly name: string
  /** Liquid: the body of the document. */
  readonly html: string
  readonly css: string
}

/** Size that stores ask for, in px. */
const size = { widthPx: 1600, heightPx: 2560 }

/**
 * Read the cover of an e-book template: `cover.html` and `cover.css`.
 *
 * @param folder Folder of the template inside `source`.
 * @returns `undefined` when the template has no cover.
 */
export async function readCoverTemplate(
  source: ManuscriptSource,
  folder: string,
): Promise<CoverTemplate | undefined> {
  const paths = await source.list()
  const name = `${folder}/cover.html`
  const css = `${folder}/cover.css`
  if (!paths.includes(name) || !paths.includes(css)) return undefined
  const text = async (path: string): Promise<string> =>
    String(new VFile({ value: await source.read(path) }))
  return { name, html: await text(name), css: await text(css) }
}

/**
 * Paint the cover of a book that has no picture for it.
 *
 * @returns A PNG of 1600 × 2560 px; the same browser makes the same bytes of the same book.
 * @throws {BuildError} When the template or the browser fails.
 */
export async function paintCover(
  book: Book,
  { name, html, css }: CoverTemplate,
  { fonts, printer }: { readonly fonts: FontSource; readonly printer: Printer },
): Promise<Uint8Array> {
  const body = renderTemplate(
    { name, text: html, partials: new Map() },
    { book: of(book) },
  )
  const families = [...css.matchAll(/font-family\s*:\s*([^;}]+)/gu)].flatMap(
    ([, names = '']) =>
      names.split(',').map((one) => one.trim().replaceAll(/^["']|["']$/gu, '')),
  )
  const faces = (
    await Promise.all([...new Set(families)].map((family) => fonts.faces(family)))
  ).flat()
  const document = await printer.open({
    html: `<!doctype html>
<html lang="${book.language}" dir="${direction(book.language)}">
<head><meta charset="utf-8"><title>${escapeXml(book.title)}</title>
<style>${fontFaces(faces)}body{margin:0}</style><style>${css}</style></head>
<body>${body}</body>
</html>
`,
    script: 'globalThis.diglotPage = {}',
    async resource(path) {
      const face = faces.find((one) => one.path === path)
      return face && { bytes: await fonts.read(face), type: 'font/woff2' }
    },
    refused: () => undefined,
  })
  try {
    return await document.paint(size)
  } finally {
    await document.close()
  }
}

function of(book: Book): Readonly<Record<string, unknown>> {
  const { title, subtitle, authors, publisher, language, translators, texts } = book
  const { translatedBy } = generatedWords(language)
  return {
    title,
    subtitle,
    authors,
    publisher,
    otherTitles: texts
      .filter((text) => text.language !== language && text.title !== title)
      .map((text) => ({ language: text.language, text: text.title })),
    translatorCredit:
      translators.length > 0 ? `${translatedBy} ${translators.join(', ')}` : '',
  }
}
