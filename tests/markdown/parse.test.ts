import type { Root } from 'mdast'
import { VFile } from 'vfile'
import type { NoteSeries } from '../../src/manuscript/config.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { testFixtures } from '../support/fixtures.ts'
import { showTree } from '../support/show-tree.ts'
import { tag } from '../support/tag.ts'

const author: NoteSeries = { prefix: '', name: 'author', marker: 'decimal', label: {} }
const translator: NoteSeries = { ...author, prefix: 'tr', name: 'translator' }

testFixtures('markdown/parse', (input) => {
  const file = new VFile({ path: 'input.md', value: input })
  const tree: Root = parseMarkdown(file, {
    series: [author, translator],
    language: tag('de'),
  })
  const messages = file.messages.map((message) => `${String(message)}\n`)
  return { 'tree.txt': showTree(tree), 'messages.txt': messages.join('') }
})
