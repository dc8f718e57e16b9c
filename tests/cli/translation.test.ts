import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { translation } from '../../src/cli/translation.ts'
import { gitFolder } from '../support/git-folder.ts'
import { type Recording, record } from '../support/recorder.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-translation-'))
  write({
    'book.yaml': 'title: Der Brunnen\nlanguage: de\ntranslations: [en]\n',
    'de/01-brunnen.md': german,
    'en/01-brunnen.md': english,
  })
})

afterEach(() => rmSync(folder, { recursive: true }))

const german = `# Der Brunnen

Im Hof steht ein Brunnen, aus dem seit 40 Jahren niemand Wasser geholt hat.

Das Seil hängt noch an seinem Haken. Es ist von Hanf und an drei Stellen geflickt.
`

const english = `# The Well

In the yard there is a well from which nobody has drawn water for 40 years.

The rope still hangs on its hook. It is made of hemp and mended in three places.
`

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

function run(...words: string[]): Promise<Recording> {
  return record(['translation', ...words, '-m', folder], [translation])
}

describe('status', () => {
  test('without base texts nobody has confirmed anything', async () => {
    expect((await run('status')).out).toBe(
      [
        'English',
        '  chapter     fresh  stale  unconfirmed  missing  dropped  own  words to do  done',
        '  01-brunnen      ·      ·            3        ·        ·    ·           32  ░░░░░░░░░░ 0 %',
      ].join('\n'),
    )
  })

  test('after confirming all is fresh; after an edit one passage is stale', async () => {
    await run('confirm', '--all')
    expect(read('en/01-brunnen.base.md')).toBe(german)
    expect((await run('status', '--check')).exitCode).toBe(0)

    write({ 'de/01-brunnen.md': german.replace('40', '41') })
    const { exitCode, out } = await run('status', '--check', '--json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      chapters: [
        {
          language: 'en',
          chapter: '01-brunnen',
          baseText: 'en/01-brunnen.base.md',
          counts: { fresh: 2, stale: 1 },
          toDo: [{ bead: 2, state: 'stale', changes: ['numbers'], originalLine: 3 }],
        },
      ],
    })
    expect((await run('status')).exitCode).toBe(0)
  })

  test('what counts as stale is said in the config', async () => {
    await run('confirm', '--all')
    write({ 'de/01-brunnen.md': german.replace('Haken. Es', 'Haken; es') })
    expect((await run('status', '--check')).exitCode).toBe(0)
    write({ 'book.yaml': `${read('book.yaml')}stale: [words, punctuation]\n` })
    expect((await run('status', '--check')).exitCode).toBe(1)
  })

  test('a chapter without translation is missing', async () => {
    write({ 'de/02-seil.md': '# Das Seil\n\nEs ist lang.\n' })
    const { out } = await run('status', '--json')
    expect(JSON.parse(out)).toMatchObject({
      chapters: [{}, { chapter: '02-seil', counts: { missing: 2 }, wordsToDo: 5 }],
    })
  })
})

describe('show', () => {
  beforeEach(async () => {
    await run('confirm', '--all')
    write({ 'de/01-brunnen.md': german.replace('geflickt', 'gestopft') })
  })

  test('sets the redline of the original beside the translation', async () => {
    expect((await run('show')).out).toBe(
      [
        '01-brunnen:3 (en) stale: words',
        `  de/01-brunnen.md:5`,
        '    Das Seil hängt noch an seinem Haken. Es ist von Hanf und an drei Stellen [-geflickt-]{+gestopft+}.',
        '  en/01-brunnen.md:5',
        '    The rope still hangs on its hook. It is made of hemp and mended in three places.',
      ].join('\n'),
    )
  })

  test('--html prints a page, --json data', async () => {
    const { out } = await run('show', '--html')
    expect(out).toContain('<del>geflickt</del><ins>gestopft</ins>')
    expect(out).toMatch(/^<!doctype html><html lang="en">/u)
    expect(JSON.parse((await run('show', '--json')).out)).toMatchObject({
      passages: [
        { name: '01-brunnen:3', state: 'stale', translationPlace: 'en/01-brunnen.md:5' },
      ],
    })
  })

  test('says so when there is nothing', async () => {
    await run('confirm', '01-brunnen')
    expect((await run('show', '01-brunnen')).out).toBe('nothing is stale')
  })
})

describe('confirm', () => {
  test('of one passage leaves the others as they were', async () => {
    await run('confirm', '--all')
    const edited = german.replace('40', '41').replace('geflickt', 'gestopft')
    write({ 'de/01-brunnen.md': edited })
    expect((await run('confirm', '01-brunnen:3')).out).toBe(
      'en/01-brunnen.base.md: passage 3',
    )
    expect(read('en/01-brunnen.base.md')).toBe(german.replace('geflickt', 'gestopft'))
  })

  test.each([
    [['confirm'], 'it is not said what to confirm'],
    [['confirm', '01-brunnen:2'], 'has no base text'],
    [['confirm', '01-brunen'], 'did you mean `01-brunnen`?'],
    [['confirm', '--all', '--into', 'fr'], 'there is no translation into `fr`'],
    [['stauts'], 'did you mean `translation status`?'],
    [[], 'it is not said what to do'],
  ])('%j is told what is wrong', async (words, reason) => {
    const { exitCode, error } = await run(...words)
    expect(exitCode).toBe(2)
    expect(error).toContain(reason)
  })

  test('a passage is confirmed in one language', async () => {
    write({
      'book.yaml': 'title: B\nlanguage: de\ntranslations: [en, fr]\n',
      'fr/01-brunnen.md': english,
    })
    expect((await run('confirm', '01-brunnen:2')).error).toContain('--into')
  })
})

describe('init', () => {
  test('takes the original as it stands where there is no history', async () => {
    const { out } = await run('init')
    expect(out).toContain('as it stands today')
    expect(read('en/01-brunnen.base.md')).toBe(german)
    expect((await run('init')).out).toBe('every translation has its base text')
  })

  test('takes the original of the commit that last really changed the translation', async () => {
    const repository = gitFolder()
    const inFolder = (...words: string[]): Promise<Recording> =>
      record(['translation', ...words, '-m', `${repository.path}/text`], [translation])
    try {
      repository.commit({
        'text/book.yaml': 'title: B\nlanguage: de\ntranslations: [en]\n',
        'text/de/01.md': german,
      })
      const translated = repository.commit({ 'text/en/01.md': english })
      repository.commit({ 'text/de/01.md': german.replace('40', '41') })
      repository.commit({ 'text/en/01.md': english.replace('hook. It', 'hook.\nIt') })
      const { out } = await inFolder('init')
      expect(out).toContain(`as in commit ${translated.slice(0, 12)}`)
      expect(readFileSync(`${repository.path}/text/en/01.base.md`, 'utf8')).toBe(german)
      expect(JSON.parse((await inFolder('status', '--json')).out)).toMatchObject({
        chapters: [{ counts: { fresh: 2, stale: 1 } }],
      })
    } finally {
      repository.remove()
    }
  })
})

test('a base text is no chapter', async () => {
  await run('confirm', '--all')
  const { out } = await run('status', '--json')
  expect(JSON.parse(out)).toMatchObject({ chapters: [{ chapter: '01-brunnen' }] })
  expect(out).not.toContain('01-brunnen.base"')
})

function fileOf(path: string): string {
  return join(folder, 'exchange', path)
}

/** Confirm all, change the original, export; gives the file of the chapter. */
async function exported(format = 'po'): Promise<string> {
  await run('confirm', '--all')
  write({ 'de/01-brunnen.md': german.replace('40 Jahren', '41 Jahren') })
  await run('export', '-o', join(folder, 'exchange'), '--format', format)
  return read(`exchange/en/01-brunnen.${format === 'po' ? 'po' : 'xlf'}`)
}

describe('export and import', () => {
  test('what a translator mends and marks as done is written and fresh', async () => {
    const po = await exported()
    expect(po).toContain('#, fuzzy')
    write({
      'exchange/en/01-brunnen.po': po
        .replace('#, fuzzy\n', '')
        .replace('for 40 years', 'for 41 years'),
    })
    const imported = await run('import', fileOf('en/01-brunnen.po'))
    expect(imported).toEqual({
      exitCode: 0,
      out: 'en/01-brunnen.md: 1 written, 1 confirmed',
      error: '',
    })
    expect(read('en/01-brunnen.md')).toBe(english.replace('40', '41'))
    expect((await run('status', '--check')).exitCode).toBe(0)
  })

  test.each(['po', 'xliff'])('%s without a change changes no byte', async (format) => {
    const windows = `\uFEFF${english.replaceAll('\n', '\r\n')}`
    write({ 'en/01-brunnen.md': windows })
    await exported(format)
    const path = fileOf(`en/01-brunnen.${format === 'po' ? 'po' : 'xlf'}`)
    expect((await run('import', path)).out).toBe('en/01-brunnen.md: nothing new')
    expect(read('en/01-brunnen.md')).toBe(windows)
  })

  test('lines end as they did', async () => {
    write({ 'en/01-brunnen.md': english.replaceAll('\n', '\r\n') })
    const po = await exported()
    write({ 'exchange/en/01-brunnen.po': po.replace('mended in', 'patched in') })
    await run('import', fileOf('en/01-brunnen.po'))
    expect(read('en/01-brunnen.md')).toBe(
      english.replace('mended', 'patched').replaceAll('\n', '\r\n'),
    )
  })

  test('all faults are told at once, and then nothing is written', async () => {
    write({
      'de/01-brunnen.md': german.replace('Hanf', '*Hanf*'),
      'en/01-brunnen.md': english.replace('hemp', '*hemp*'),
    })
    await run('export', '-o', join(folder, 'exchange'))
    const broken = read('exchange/en/01-brunnen.po')
      .replace('The Well', 'The Old <note1/> Well')
      .replace('<em>hemp</em>', 'hemp')
    write({ 'exchange/en/01-brunnen.po': broken })
    const before = read('en/01-brunnen.md')
    const { exitCode, out, error } = await run('import', fileOf('en/01-brunnen.po'))
    expect(exitCode).toBe(1)
    expect(out).toBe('')
    expect(
      error
        .replaceAll(folder, '')
        .split('\n')
        .filter((line) => line.includes('error  ')),
    ).toEqual([
      '/exchange/en/01-brunnen.po:16:1  error  `Der Brunnen`: there is no `<note1>` in the original  unit-keeps-placeholders',
      '/exchange/en/01-brunnen.po:30:1  error  `Das Seil hängt noch an seinem Haken. Es …`: `<em>` is missing  unit-keeps-placeholders',
    ])
    expect(read('en/01-brunnen.md')).toBe(before)
  })

  test.each([
    ['a file of another kind', 'notes.txt', 'is no file of translations'],
    ['a file that is not there', 'nothing.po', 'cannot be read'],
  ])('%s is told', async (_name, path, message) => {
    const { exitCode, error } = await run('import', fileOf(path))
    expect(exitCode).toBe(2)
    expect(error).toContain(message)
  })

  test('a passage that is no more is told with its place', async () => {
    const po = await exported()
    const lost = `${po}\nmsgctxt "01-brunnen"\nmsgid "Weg."\nmsgstr "Gone."\n`
    write({
      'exchange/en/01-brunnen.po': `${lost}\nmsgctxt "99"\nmsgid "Weg."\nmsgstr "Gone."\n`,
    })
    const { error } = await run('import', fileOf('en/01-brunnen.po'))
    expect(error).toContain(
      '`Weg.`: the original has no such passage any more  unit-has-passage',
    )
    expect(error).toContain(
      'no chapter is translated that `99` is part of  unit-has-passage',
    )
  })

  test('a file that is not read as it is meant is not written', async () => {
    await exported()
    write({ 'en/01-brunnen.md': `---\ntitle: 'It's'\n---\n\n${english}` })
    const { exitCode, error } = await run('import', fileOf('en/01-brunnen.po'))
    expect(exitCode).toBe(2)
    expect(error).toContain('`en/01-brunnen.md` cannot be read as it is meant')
  })

  test('what is no PO file is told', async () => {
    write({ 'exchange/x.po': 'msgid "a\nmsgstr' })
    const { exitCode, error } = await run('import', fileOf('x.po'))
    expect(exitCode).toBe(1)
    expect(error).toContain('exchange-file-is-sound')
  })
})

test('a title that changed is stale, and is confirmed by its name', async () => {
  const title = '---\ntitle: Der Brunnen\n---\n\n'
  write({ 'de/01-brunnen.md': title + german, 'en/01-brunnen.md': title + english })
  await run('confirm', '--all')
  write({ 'de/01-brunnen.md': title.replace('Der', 'Der alte') + german })
  const shown = await run('show')
  expect(shown.out).toContain(
    '01-brunnen:title (en) stale: words\n  de/01-brunnen.md:2\n    Der {+alte +}Brunnen',
  )
  expect((await run('status', '--check')).exitCode).toBe(1)
  expect((await run('confirm', '01-brunnen:title')).out).toBe(
    'en/01-brunnen.base.md: passage title',
  )
  expect(read('en/01-brunnen.base.md')).toBe(title.replace('Der', 'Der alte') + german)
  expect((await run('status', '--check')).exitCode).toBe(0)
})
