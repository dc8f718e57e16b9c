import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { compareFields } from '../../src/review/compare-fields.ts'

const file = (path: string, value: string): VFile => new VFile({ path, value })

function front(title: string): VFile {
  return file('a.md', `---\ntitle: ${title}\n---\n\nText.\n`)
}

test('fields of the config are compared whatever the way they are written in', () => {
  const old = 'title: { de: Wort, en: Word }\nlanguage: "de"\nrights: all\n'
  const now = 'language: de\ntitle:\n  de: Wort\n  en: Words\nauthor: A. B.\n'
  expect(compareFields([file('book.yaml', old)], [file('book.yaml', now)])).toEqual([
    { id: 'f1', file: 'book.yaml', field: 'title.en', old: 'Word', new: 'Words' },
    { id: 'f2', file: 'book.yaml', field: 'author', new: 'A. B.' },
    { id: 'f3', file: 'book.yaml', field: 'rights', old: 'all' },
  ])
})

test('so is the front matter of chapters', () => {
  expect(compareFields([front('A')], [front('B')])).toEqual([
    { id: 'f1', file: 'a.md', field: 'title', old: 'A', new: 'B' },
  ])
})
