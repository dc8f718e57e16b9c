import { type PageLine, toLines } from '../../bench/page-lines.ts'
import { type PdfPage, type PdfWord, readPdf } from '../../bench/pdf-words.ts'
import { bookMargins, typeAreaOf } from '../../bench/type-area.ts'
import { build, type BuildPorts } from '../../src/build.ts'
import type { Edition } from '../../src/manuscript/config.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { withPrinter } from '../../src/system/chromium.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { fitPicture } from '../../src/system/fit-picture.ts'
import { packageFonts } from '../../src/system/fonts.ts'
import { templateSource } from '../../src/system/package-folder.ts'
import { writeInto } from '../support/written-files.ts'

/** A PDF as it came out of a build. */
export interface BuiltPages {
  readonly bytes: Uint8Array
  readonly pages: readonly PdfPage[]
  /** Lines of each page, running heads and folios left out. */
  readonly lines: readonly (readonly PageLine[])[]
  readonly messages: readonly string[]
  /** Folios of the pages that the build explains. */
  readonly explained: readonly string[]
}

/** Build a manuscript in memory, German if it does not say otherwise, by one of our templates or its own. */
export async function buildPages(
  files: Readonly<Record<string, string>>,
  template: string,
  more: Partial<
    Pick<Edition, 'columns' | 'languages' | 'layout' | 'folios' | 'lineNumbers'>
  > = {},
  step: BuildPorts['step'] = () => Promise.resolve(),
): Promise<BuiltPages> {
  const source = memorySource(files)
  const manuscript = await readManuscript(source, { language: 'de', title: 'Probe' })
  const { language } = manuscript.config
  const edition = {
    name: template,
    format: 'pdf',
    template,
    languages: [language],
    layout: 'single',
    ...more,
  } as const
  const written = new Map<string, Buffer>()
  const { editions, messages } = await build(manuscript, [edition], {
    source,
    templates: templateSource(),
    fonts: packageFonts(),
    date: new Date(0),
    withPrinter: (work) => withPrinter({}, work),
    fitPicture,
    packEpub,
    write: writeInto(written),
    step,
  })
  const [bytes = new Uint8Array()] = written.values()
  const pdf = await readPdf(bytes)
  await pdf.close()
  return {
    bytes,
    pages: pdf.pages,
    lines: pdf.pages.map(({ words }) =>
      toLines(words.filter((word) => !word.isArtifact)),
    ),
    explained: editions.flatMap(({ explained = [] }) =>
      explained.map(({ folio }) => folio),
    ),
    messages: messages.map(
      (message) => `${message.file}:${message.line}: ${message.reason}`,
    ),
  }
}

/** Text of a page, a line for each of its lines; running heads and folios left out. */
export function textOf(built: BuiltPages, pageIndex: number): string {
  return (built.lines[pageIndex] ?? [])
    .map((line) => line.map(({ text }) => text).join(' '))
    .join('\n')
}

/** Indices of the pages on which a word stands, once for each time it does. */
export function pagesOf(built: BuiltPages, word: string): number[] {
  const shape = new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'gu')
  return built.lines.flatMap((_, index) =>
    Array.from(textOf(built, index).matchAll(shape), () => index),
  )
}

/** Words that stand out of the type area of the book template, by page. */
export function wordsOutside(built: BuiltPages): string[] {
  return built.pages.flatMap((page, index) => {
    const area = typeAreaOf(page, index, bookMargins)
    const isOutside = (word: PdfWord): boolean =>
      word.x0 < area.left - 1 ||
      word.x1 > area.right + 1.5 ||
      word.baseline > area.bottom + 1 ||
      word.y0 < area.top - 3
    return page.words
      .filter((word) => !word.isArtifact && isOutside(word))
      .map((word) => `page ${index + 1}: ${word.text}`)
  })
}
