import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkManuscript } from '../src/check.ts'
import { memorySource } from '../src/manuscript/memory-source.ts'
import { readManuscript } from '../src/manuscript/read-manuscript.ts'

test('the examples of docs/manuscript.md make a sound chapter', async () => {
  const manual = readFileSync('docs/manuscript.md', 'utf8')
  const examples = [...manual.matchAll(/^(`{3,})markdown\n([\s\S]*?)^\1$/gmu)].map(
    ([, , text = '']) => text,
  )
  expect(examples.length).toBeGreaterThan(5)
  const source = memorySource({
    'book.yaml':
      'title: Manual\nlanguage: en\nnotes: { tr: {} }\neditions: { e: { format: epub } }\n',
    'en/01-manual.md': examples.join('\n'),
    'images/box.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"/>',
  })
  const manuscript = await readManuscript(source, { templates: ['book', 'ebook'] })
  expect((await checkManuscript(manuscript, { source })).map(String)).toEqual([])
})
