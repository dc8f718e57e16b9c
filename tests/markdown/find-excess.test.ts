import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { findExcess } from '../../src/markdown/find-excess.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { tag } from '../support/tag.ts'

const refused: Record<string, string> = {
  'quotations in each other': '> '.repeat(2048),
  'lists in each other': `${'- '.repeat(3000)}a`,
  'notes in each other': '[^a]: '.repeat(200),
  'containers in each other': ':::passage\n'.repeat(5000),
  'emphasis that nothing closes': '*a_ '.repeat(10_000),
  'comments that nothing closes': 'a <!-- '.repeat(20_000),
  'brackets in each other': `${'['.repeat(5000)}a${']'.repeat(5000)}`,
  'closing brackets alone': '] '.repeat(20_000),
}

test.each(Object.entries(refused))('refuses %s', (_, text) => {
  expect(findExcess(`Vorher.\n\n${text}`)?.ruleId).toMatch(/-is-bounded$/u)
})

const sound: Record<string, string> = {
  'a rule of many marks': '* '.repeat(300),
  'a table of many rows': '| *a* | [b](c) |\n'.repeat(4000),
  'a list of many items': '- *a* [b](c) _d_\n'.repeat(4000),
  'many link definitions': '[a]: https://example.org/_a_\n'.repeat(4000),
  code: `\`\`\`\n${'a[b] * c_d\n'.repeat(4000)}\`\`\`\n\n    ${'a[b] * c_d\n    '.repeat(4000)}`,
  'many comments that are closed': 'a <!-- b -->\n'.repeat(5000),
  'containers one after the other': ':::passage\na\n:::\n\n'.repeat(500),
}

test.each(Object.entries(sound))('lets pass %s', (_, text) => {
  expect(findExcess(text)).toBeUndefined()
})

const stalling: Record<string, string> = {
  dollars: '$a $$b '.repeat(8000),
  'opening dollars in lines': '$$a\nb\n'.repeat(8000),
  braces: 'a {x="'.repeat(10_000),
  'spans that nothing opens': `^[a] ${']{.a}'.repeat(4900)}`,
  'notes in each other, inline': `${'^['.repeat(480)}a${']'.repeat(480)}`,
  'calls without a note': '[^a]'.repeat(2400),
  'lists by their indentation': Array.from(
    { length: 200 },
    (_, depth) => `${'  '.repeat(depth)}- a`,
  ).join('\n'),
}

test.each(Object.entries(stalling))(
  'what is parsed is parsed soon: %s',
  (_, value) => {
    const file = new VFile({ value })
    const tree = parseMarkdown(file, { series: [], language: tag('de') })
    expect(tree.type).toBe('root')
  },
  20_000,
)
