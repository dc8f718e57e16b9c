import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const exported = /^export (?:async )?(?:function|const|class|interface|type) (\w+)/gmu

test.each(
  readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  ),
)('every exported function and interface of src/%s is documented', (path) => {
  const text = readFileSync(`src/${path}`, 'utf8')
  const bare = [...text.matchAll(exported)]
    .filter((match) => !text.slice(0, match.index).trimEnd().endsWith('*/'))
    .map(([, name]) => name)
  expect(bare).toEqual([])
})
