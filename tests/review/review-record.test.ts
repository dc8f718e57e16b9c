import { expect, test } from 'vitest'
import { reviewJsonSchema } from '../../src/review/review-record.ts'

test('docs/review.schema.json is current; `vitest --update` writes it', async () => {
  const text = `${JSON.stringify(reviewJsonSchema(), undefined, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../docs/review.schema.json')
})
