import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chapterUnits } from '../../src/exchange/chapter-units.ts'
import { fromXliff } from '../../src/exchange/from-xliff.ts'
import { type ExchangedChapter, toXliff } from '../../src/exchange/to-xliff.ts'
import { formatPo, parsePo } from '../../src/system/po-file.ts'
import { exchangeChapter } from '../support/exchange-chapter.ts'
import { tag } from '../support/tag.ts'

const before = `# Der "Brunnen"

Im Hof steht ein *Brunnen*[^seil] mit <sup>alten</sup> Steinen \\ Platten.

1776

\`\`\`sh
echo "<em>\\n"
\`\`\`

Hier ist noch ein Absatz, der nicht übersetzt ist und der deshalb allein steht, so lang er auch ist.

[^seil]: Aus Hanf.
`
const german = before.replace('Im Hof', 'Im Garten')
const english = `# The "Well"

In the yard is a *well*[^seil] with <sup>old</sup> stones \\ slabs.

1776

\`\`\`sh
echo "<em>\\n"
\`\`\`

[^seil]: Of hemp.
`

const units = chapterUnits(exchangeChapter(german, english, before))
const chapter: ExchangedChapter = {
  path: 'de/brunnen.md',
  originalLanguage: tag('de'),
  language: tag('en'),
  units,
}
const po = formatPo(chapter, { project: 'Der Brunnen', date: '2026-11-22' })
const texts = units.map(({ context, source, target }) => ({ context, source, target }))

describe('PO', () => {
  test('comes back as it was, in the order of the text, with its lines', () => {
    const { entries, language } = parsePo(po)
    expect(language).toBe('en')
    expect(
      entries.map(({ context, source, target }) => ({ context, source, target })),
    ).toEqual(texts)
    const lines = po.split('\n')
    expect(entries.map(({ line }) => lines[line - 1]?.slice(0, 7))).toEqual(
      entries.map(() => 'msgctxt'),
    )
  })

  test('what is stale is fuzzy and has its previous original', () => {
    expect(po).toContain(
      '#, fuzzy\n#| msgid "Im Hof steht ein <em>Brunnen</em><note1/> mit',
    )
    expect(parsePo(po).entries.filter(({ isUnfinished }) => isUnfinished).length).toBe(1)
  })

  test.each([
    [
      'a string that is never closed',
      po.replace('"The \\"Well\\""', '"The'),
      'error parsing PO data',
    ],
    [
      'another charset',
      po.replace('charset=utf-8', 'charset=ISO-8859-1'),
      'it is in ISO-8859-1, not in UTF-8',
    ],
  ])('%s is a fault', (_name, text, reason) => {
    const { fault, entries } = parsePo(text)
    expect(fault?.reason).toContain(reason)
    expect(entries).toEqual([])
  })
})

describe('XLIFF', () => {
  const xliff = toXliff(chapter)

  test('comes back as it was', () => {
    const { entries, language } = fromXliff(xliff)
    expect(language).toBe('en')
    expect(
      entries.map(({ context, source, target }) => ({ context, source, target })),
    ).toEqual(texts)
    expect(xliff.split('\n')[(entries[0]?.line ?? 0) - 1]).toContain('<unit id="u1"')
  })

  test('has placeholders as codes, states, and what the original was', () => {
    expect(xliff).toContain(
      '<pc id="em" type="fmt" subType="xlf:i" dispStart="&lt;em&gt;" dispEnd="&lt;/em&gt;">Brunnen</pc>' +
        '<ph id="note1" type="other" canDelete="no" equiv="note1" disp="&lt;note1/&gt;"/>',
    )
    expect(xliff).toContain('<segment state="initial" subState="diglot:stale">')
    expect(xliff).toContain('<note category="previous">Im Hof steht ein')
  })

  test('units that a tool has divided, marked and coded otherwise are read', () => {
    const { entries } =
      fromXliff(`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="en">
<file id="f"><unit id="u" name="brunnen">
<segment state="translated"><source>Eins.</source><target>One &lt;em>.</target></segment>
<ignorable><source> </source></ignorable>
<segment state="final"><source><sc id="em"/>Zwei<ec startRef="em"/></source><target><mrk id="m1" type="term"><sc id="em"/>Two<ec startRef="em"/></mrk><ph id="note1.2"/></target></segment>
</unit></file></xliff>`)
    expect(entries).toEqual([
      {
        context: 'brunnen',
        source: 'Eins. <em>Zwei</em>',
        target: 'One &lt;em>. <em>Two</em><note1/>',
        isUnfinished: false,
        line: 2,
      },
    ])
  })

  test.each([
    ['no XML', '<xliff version="2.1"><file>', 'it is no well-formed XML'],
    [
      'a document type',
      '<!DOCTYPE xliff><xliff version="2.1"/>',
      'it has a document type',
    ],
    ['XLIFF 1.2', '<xliff version="1.2"/>', 'it is XLIFF 1.2, not 2.1'],
    ['another language of XML', '<tmx/>', 'it is no XLIFF'],
    [
      'deep nesting',
      `<xliff version="2.1">${'<a>'.repeat(50_000)}`,
      'its elements stand in each other too deep',
    ],
  ])('%s is a fault', (_name, text, reason) => {
    expect(fromXliff(text).fault?.reason).toBe(reason)
    expect(fromXliff(text).entries).toEqual([])
  })
})

const hasGettext = spawnSync('msgfmt', ['--version']).status === 0

describe.skipIf(!hasGettext)('GNU gettext (only where `msgfmt` is installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-po-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  function run(command: string, ...words: string[]): string {
    const { status, stderr } = spawnSync(command, words, {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    return stderr
  }

  test('`msgfmt -c` finds nothing', () => {
    writeFileSync(join(folder, 'en.po'), po)
    expect(run('msgfmt', '-c', '-o', '/dev/null', 'en.po')).toBe('')
  })

  test('`msgmerge` keeps translations, and what it makes is read', () => {
    const edited = chapterUnits(
      exchangeChapter(
        german.replace('alten</sup> Steinen', 'alten</sup> Ziegeln'),
        '',
        '',
      ),
    )
    const now = formatPo(
      { ...chapter, units: edited.map((unit) => Object.assign(unit, { target: '' })) },
      { project: 'x', date: '2026-11-23' },
    )
    writeFileSync(join(folder, 'en.po'), po)
    writeFileSync(join(folder, 'new.pot'), now)
    run('msgmerge', '--quiet', '--previous', '-o', 'merged.po', 'en.po', 'new.pot')
    run('msgfmt', '-c', '-o', '/dev/null', 'merged.po')
    const { entries } = parsePo(readFileSync(join(folder, 'merged.po'), 'utf8'))
    const merged = entries.find(({ source }) => source.includes('Ziegeln'))
    expect(merged?.isUnfinished).toBe(true)
    expect(merged?.target).toContain('In the yard')
    expect(entries.find(({ source }) => source === '1776')?.target).toBe('1776')
  })
})
