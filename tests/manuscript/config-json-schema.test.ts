import { expect, test } from 'vitest'
import { configJsonSchema } from '../../src/manuscript/config-json-schema.ts'

test('docs/book.schema.json is current; `vitest --update` writes it', async () => {
  const text = `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../docs/book.schema.json')
})
