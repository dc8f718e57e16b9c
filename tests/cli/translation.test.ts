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
