import { describe, expect, test } from 'vitest'
import type { Manuscript } from '../../src/manuscript/manuscript.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { type ReadOptions, readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { formatMessage } from '../../src/diagnostics/format.ts'
import { sortMessages } from '../../src/diagnostics/sort-messages.ts'

const read = (
  files: Record<string, string | Uint8Array>,
  options?: ReadOptions,
): Promise<Manuscript> => readManuscript(memorySource(files), options)

/** Chapters by language, `path (name)`. */
function chaptersOf({ texts }: Manuscript): Record<string, string[]> {
  return Object.fromEntries(
    texts.map(({ language, chapters }) => [
      language,
      chapters.map(({ file, name }) => `${file.path} (${name})`),
    ]),
  )
}

function editionsOf({ config }: Manuscript): string[] {
  return config.editions.map(({ name, format, template, languages, layout }) =>
    [name, format, template, languages.join('+'), layout].join(' '),
  )
}

function messagesOf({ files }: Manuscript): string[] {
  return sortMessages(files).map((message) => formatMessage(message))
}

function chapterBy(author: string): string {
  return `---\nlang: en\nauthor: ${author}\n---\n\nText.\n`
}

describe('one file', () => {
  const essay =
    '---\nTitle: Das Wort\nauthor: Anna\nlang: de\ndate: 2026\n---\n\n# Wort\n'
  const english = '---\ntitle: The Word\ntranslator: [Ben, Carla]\n---\n\n# Word\n'

  test('has the translations that stand beside it under its name', async () => {
    const manuscript = await read(
      {
        'essay.md': essay,
        'essay.en.md': english,
        'essay.bak.md': 'x',
        'other.fr.md': 'x',
      },
      { file: 'essay.md' },
    )
    expect(chaptersOf(manuscript)).toEqual({
      de: ['essay.md (essay)'],
      en: ['essay.en.md (essay)'],
    })
    expect(manuscript.config).toMatchObject({
      title: { de: 'Das Wort', en: 'The Word' },
      authors: ['Anna'],
      translators: { en: ['Ben', 'Carla'] },
      language: 'de',
      translations: ['en'],
      date: '2026',
    })
    expect(editionsOf(manuscript)).toEqual([
      'handout pdf handout de single',
      'ebook epub ebook de single',
      'handout-en pdf handout en single',
      'ebook-en epub ebook en single',
    ])
    expect(messagesOf(manuscript)).toEqual([])
  })

  test('takes its language from its name, when there is no original beside it', async () => {
    const manuscript = await read(
      { 'handout.de.md': '# Wort\n', 'handout.en.md': '# Word\n' },
      { file: 'handout.de.md' },
    )
    expect(chaptersOf(manuscript)).toEqual({ de: ['handout.de.md (handout)'] })
    expect(messagesOf(manuscript)).toEqual([])
  })

  test('is filled in by the caller, but not overruled', async () => {
    const options = {
      file: 'essay.md',
      language: 'fr',
      title: 'Le mot',
      template: 'book',
    }
    const bare = await read({ 'essay.md': 'Texte.\n' }, options)
    expect(bare.config).toMatchObject({ title: { fr: 'Le mot' }, language: 'fr' })
    expect(editionsOf(bare)[0]).toBe('handout pdf book fr single')
    const full = await read({ 'essay.md': essay }, options)
    expect(full.config).toMatchObject({ title: { de: 'Das Wort' }, language: 'de' })
  })

  test.each([
    [
      'its first heading',
      '# Ein *gutes* [Wort]{lang=de}[^1] {#wort}\n\nText.\n',
      'Ein gutes Wort',
    ],
    ['a heading of two lines', '```\n# nein\n```\n\nEin Wort\n========\n', 'Ein Wort'],
    ['its name', 'Text ohne Überschrift.\n', 'essay'],
  ])('without a title has that of %s', async (_what, text, title) => {
    const { config } = await read({ 'essay.md': text }, { file: 'essay.md' })
    expect(config.title).toEqual({ en: title })
  })

  test('with time of day, empty keys and synonyms, as site generators write them', async () => {
    const text = `---\ntitle: "Das Wort"\nauthors:\n  - Anna\nlanguage: de\ndate: 2026-01-31 10:00:00 +0100\ndescription: ""\nlicense: CC BY 4.0\n---\n\nText.\n`
    const { config, files } = await read({ 'essay.md': text }, { file: 'essay.md' })
    expect(config).toMatchObject({
      authors: ['Anna'],
      date: '2026-01-31',
      rights: 'CC BY 4.0',
    })
    expect(config.description).toEqual({})
    expect(files[0]?.messages).toEqual([])
  })
})

describe('a folder without a config', () => {
  test('has its files as chapters in natural order, its README left out', async () => {
    const manuscript = await read({
      '10-ende.md': '# Ende\n',
      '2-mitte.md': '# Mitte\n',
      '1-anfang.md': '---\nlang: de\nauthor: Anna\n---\n\n# Anfang\n',
      'README.md': '# Lies mich\n',
      'bilder/notizen.md': 'x',
      'bilder/eins.png': '',
    })
    expect(chaptersOf(manuscript)).toEqual({
      de: ['1-anfang.md (1-anfang)', '2-mitte.md (2-mitte)', '10-ende.md (10-ende)'],
    })
    expect(manuscript.config.title).toEqual({ de: 'Anfang' })
    expect(editionsOf(manuscript)).toEqual([
      'book pdf book de single',
      'ebook epub ebook de single',
    ])
  })

  test('is a book of its README when that is all there is', async () => {
    const manuscript = await read({ 'README.md': '---\nlang: en\n---\n\n# Read me\n' })
    expect(chaptersOf(manuscript)).toEqual({ en: ['README.md (README)'] })
  })

  test('may have a folder for each language', async () => {
    const files = {
      'README.md': '# Read me\n',
      'de/01.md': '# Eins\n',
      'en/01.md': '# One\n',
      'en/02.md': '# Two\n',
      'images/one.png': '',
    }
    expect(chaptersOf(await read(files, { language: 'en' }))).toEqual({
      en: ['en/01.md (01)', 'en/02.md (02)'],
      de: ['de/01.md (01)'],
    })
    expect(messagesOf(await read(files))).toEqual([
      'de/01.md:1:1  warning  which language is the original is not said; `de` is taken  language-is-given\n  hint: write `lang:` into the front matter, or use `--lang`',
      'en/02.md:1:1  warning  the original has no chapter `02`  translation-has-original\n  hint: write its name into the front matter as `translates:`, or `translates: nothing`',
    ])
  })

  test('pairs files of other names by what they say that they translate', async () => {
    const manuscript = await read(
      {
        'de/01-wort.md': '# Wort\n',
        'de/02-zusage.md': '# Zusage\n',
        'en/00-preface.md': '---\ntranslates: nothing\n---\n\n# Preface\n',
        'en/01-pledge.md': '---\ntranslates: ../de/02-zusage.md\n---\n\n# Pledge\n',
        'en/02-word.md': '---\ntranslates: 01-wort\n---\n\n# Word\n',
      },
      { language: 'de' },
    )
    expect(chaptersOf(manuscript)['en']).toEqual([
      'en/00-preface.md (00-preface)',
      'en/02-word.md (01-wort)',
      'en/01-pledge.md (02-zusage)',
    ])
    expect(messagesOf(manuscript)).toEqual([])
  })

  test('may have translations beside the chapters', async () => {
    const manuscript = await read(
      {
        '1.md': '# Eins\n',
        '1.en.md': '# One\n',
        '2.md': '# Zwei\n',
        '2.en.md': '# Two\n',
      },
      { language: 'de', title: 'Zahlen' },
    )
    expect(chaptersOf(manuscript)).toEqual({
      de: ['1.md (1)', '2.md (2)'],
      en: ['1.en.md (1)', '2.en.md (2)'],
    })
    expect(manuscript.config.title).toEqual({ de: 'Zahlen', en: 'One' })
  })

  test('collects the authors of its chapters', async () => {
    const { config } = await read({
      '1.md': chapterBy('Ann'),
      '2.md': chapterBy('[Ben, Ann]'),
    })
    expect(config.authors).toEqual(['Ann', 'Ben'])
  })

  test.each([
    ['no Markdown', { 'a.txt': '' }, 'there is no chapter in `manuscript/`'],
    ['nothing', {}, 'there is no chapter in `manuscript/`'],
    [
      'Markdown further down',
      { 'kapitel/1.md': '# Eins\n' },
      'there is no chapter in `manuscript/`',
    ],
  ])('of %s cannot be read', async (_what, files, message) => {
    await expect(read(files)).rejects.toThrow(message)
  })
})

describe('a folder with book.yaml', () => {
  test('is what its config says', async () => {
    const config = `
title: { de: Das Wort, EN: The Word }
subtitle: Drei Versuche
author: [Anna, Ben]
translators: { en: Carla }
language: de-CH
translations: [en]
date: 2026-01
chapters: [02-zusage.md, 01-wort]
notes:
  tr: { name: translator, marker: lower-alpha, label: { de: Anm. d. Ü. } }
  ed: {}
editions:
  handout: { format: pdf, template: handout }
  both: { format: pdf, languages: [de-CH, en], chapters: [01-wort] }
  ebook-en: { format: epub, language: en }
`
    const manuscript = await read({
      'book.yaml': config,
      'de-CH/01-wort.md': '# Wort\n',
      'de-CH/02-zusage.md': '# Zusage\n',
      'de-CH/03-rest.md': '# Rest\n',
      'en/01-wort.md': '# Word\n',
      'en/02-zusage.md': '# Promise\n',
    })
    expect(messagesOf(manuscript)).toEqual([])
    expect(chaptersOf(manuscript)).toEqual({
      'de-CH': ['de-CH/02-zusage.md (02-zusage)', 'de-CH/01-wort.md (01-wort)'],
      en: ['en/02-zusage.md (02-zusage)', 'en/01-wort.md (01-wort)'],
    })
    expect(manuscript.config).toMatchObject({
      title: { 'de-CH': 'Das Wort', en: 'The Word' },
      subtitle: { 'de-CH': 'Drei Versuche' },
      authors: ['Anna', 'Ben'],
      translators: { en: ['Carla'] },
      date: '2026-01',
      series: [
        { prefix: '', name: 'author', marker: 'decimal', label: {} },
        {
          prefix: 'tr',
          name: 'translator',
          marker: 'lower-alpha',
          label: { 'de-CH': 'Anm. d. Ü.' },
        },
        { prefix: 'ed', name: 'ed', marker: 'decimal', label: {} },
      ],
    })
    expect(editionsOf(manuscript)).toEqual([
      'handout pdf handout de-CH single',
      'both pdf book de-CH+en sequential',
      'ebook-en epub ebook en single',
    ])
    expect(manuscript.config.editions[1]?.chapters).toEqual(['01-wort'])
  })

  test('may leave out everything that can be found', async () => {
    const manuscript = await read({
      'book.yaml': 'language: de\n',
      'de/teil-1/01.md': '# Eins\n',
      'de/teil-2/01.md': '# Zwei\n',
      'en/teil-1/01.md': '# One\n',
      'en/teil-2/01.md': '# Two\n',
    })
    expect(chaptersOf(manuscript)).toEqual({
      de: ['de/teil-1/01.md (teil-1/01)', 'de/teil-2/01.md (teil-2/01)'],
      en: ['en/teil-1/01.md (teil-1/01)', 'en/teil-2/01.md (teil-2/01)'],
    })
    expect(manuscript.config.title).toEqual({ de: 'Eins', en: 'One' })
    expect(editionsOf(manuscript)).toHaveLength(4)
  })

  test('has chapters in the folder itself, translations in theirs', async () => {
    const manuscript = await read({
      'book.yaml': 'language: de\ntranslations: [en]\n',
      '01.md': '# Eins\n',
      'en/01.md': '# One\n',
    })
    expect(chaptersOf(manuscript)).toEqual({ de: ['01.md (01)'], en: ['en/01.md (01)'] })
  })

  test('tells all faults in one run, and keeps what is sound', async () => {
    const manuscript = await read({
      'book.yaml': 'titel: Das Wort\nauthor: Anna\nlanguage: de\ndate: gestern\n',
      'de/01.md': new Uint8Array([0x66, 0xfc, 0x72]),
      'de/02.md': '',
    })
    expect(manuscript.config).toMatchObject({
      authors: ['Anna'],
      title: { de: 'manuscript' },
    })
    expect(messagesOf(manuscript)).toHaveLength(4)
  })

  test('has hostile keys that reach nothing', async () => {
    const manuscript = await read({
      'book.yaml':
        'language: de\n__proto__: { polluted: yes }\nconstructor: x\ntitle: { __proto__: { x: y } }\neditions: { constructor: { format: pdf } }\n',
      'de/01.md': '# Eins\n',
    })
    expect(messagesOf(manuscript)).toHaveLength(3)
    expect('polluted' in {}).toBe(false)
    expect(manuscript.config.editions.map(({ name }) => name)).toEqual(['constructor'])
  })
})

test('a chapter of more than 20 MB is not read', async () => {
  const manuscript = await read(
    { 'essay.md': new Uint8Array(20_000_001).fill(0x61) },
    { file: 'essay.md' },
  )
  expect(messagesOf(manuscript)).toEqual([
    'essay.md:1:1  error  the file has 21 MB, more than 20 MB  chapter-is-of-reasonable-size\n  hint: split it into several chapters, or raise the limit with `--chapter-limit`',
  ])
})

test('a language tag of the caller is checked', async () => {
  await expect(read({ '1.md': 'x' }, { language: 'Deutsch' })).rejects.toThrow(
    '`Deutsch` is not a language tag',
  )
})
