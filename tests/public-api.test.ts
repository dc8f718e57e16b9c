import { expect, test } from 'vitest'
import * as api from '../src/index.ts'

test('the package exposes exactly its public API', () => {
  expect(Object.keys(api).toSorted()).toEqual(['BuildError', 'build'])
})
