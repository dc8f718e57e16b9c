import { assembleBook, type AssembleOptions } from '../../src/book/assemble-book.ts'
import type { Book, Chapter } from '../../src/book/book.ts'
import type { Edition } from '../../src/manuscript/config.ts'
import type { ChapterFile } from '../../src/manuscript/manuscript.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { alignManuscript } from '../../src/translation/align-manuscript.ts'
import type { Root } from 'mdast'
import { tag } from '../support/tag.ts'

/** A book and what was said about its manuscript. */
export interface AssembledBook {
  readonly book: Book
  readonly chapters: readonly Chapter[]
  /** `path:line: reason` of each message. */
  readonly messages: readonly string[]
  /** Parsed files by path. */
  readonly trees: ReadonlyMap<string, Root>
}

/** How a test wants its book. */
export interface BookOptions {
  readonly languages?: readonly string[]
  readonly chapters?: readonly string[]
  readonly numbering?: AssembleOptions['numbering']
  readonly layout?: Edition['layout']
}

/** Assemble a book from files in memory, German unless they say otherwise. */
export async function bookOf(
  files: Readonly<Record<string, string>>,
  { languages = ['de'], chapters, numbering = 'chapter', layout }: BookOptions = {},
): Promise<AssembledBook> {
  const source = memorySource(files)
  const manuscript = await readManuscript(source, { language: 'de' })
  const trees = new Map<ChapterFile, Root>()
  for (const chapter of manuscript.texts.flatMap((text) => text.chapters)) {
    const { series } = manuscript.config
    const tree = parseMarkdown(chapter.file, { series, language: chapter.language })
    trees.set(chapter, tree)
  }
  const edition: Edition = {
    name: 'test',
    format: 'pdf',
    template: 'book',
    languages: languages.map((language) => tag(language)),
    layout: layout ?? (languages.length > 1 ? 'sequential' : 'single'),
    ...(chapters && { chapters }),
  }
  const book = assembleBook(manuscript, edition, trees, {
    files: new Set(await source.list()),
    numbering,
    aligned: alignManuscript(manuscript, trees),
  })
  return {
    book,
    chapters: book.texts.flatMap((text) => text.chapters),
    messages: manuscript.files.flatMap((file) =>
      file.messages.map((message) => `${file.path}:${message.line}: ${message.reason}`),
    ),
    trees: new Map([...trees].map(([chapter, tree]) => [chapter.file.path, tree])),
  }
}
