import { expect, test } from 'vitest'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { checkManuscript } from '../../src/check.ts'
import { timeLimit } from '../../src/system/time-limit.ts'

test('work that ends gives its result', () => {
  expect(timeLimit(60_000)(() => [1, 2])).toEqual({ result: [1, 2] })
  expect(timeLimit(60_000)(() => undefined)).toEqual({ result: undefined })
})

function endless(): never {
  for (;;);
}

test('work that never ends is broken off', () => {
  expect(timeLimit(50)(endless)).toBeUndefined()
})

function backtracking(): boolean {
  return /^(?:a+)+$/u.test(`${'a'.repeat(50)}b`)
}

test('a regular expression that never ends is broken off', () => {
  expect(timeLimit(50)(backtracking)).toBeUndefined()
})

function failing(): never {
  throw new RangeError('ours')
}

test('an error of the work comes out as it is', () => {
  expect(() => timeLimit(60_000)(failing)).toThrow(new RangeError('ours'))
})

test('a chapter that takes too long is told, and the others are read', async () => {
  const source = memorySource({
    '01.md': `# One\n\n${'a $b '.repeat(20_000)}\n`,
    '02.md': '# Two\n\nWords.[^x]\n',
  })
  const limited = timeLimit(5)
  const manuscript = await readManuscript(source, {
    language: 'en',
    // The short chapter has the time it needs.
    attempt: (work) => limited(work) ?? limited(work),
  })
  const messages = await checkManuscript(manuscript, { source })
  expect(messages.map(({ file, ruleId }) => `${file} ${ruleId}`)).toContain(
    '01.md chapter-is-set-in-time',
  )
})
