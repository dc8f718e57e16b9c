import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'

/** A folder of `src/` imports only from itself and from folders above it. */
const layers = [
  ['language'],
  ['diagnostics'],
  ['manuscript'],
  ['markdown'],
  ['translation'],
  ['book'],
  ['html'],
  ['pages'],
  ['pdf', 'epub', 'review'],
  [
    'build.ts',
    'check.ts',
    'print-review.ts',
    'review.ts',
    'staleness.ts',
    'verify.ts',
    'exchange',
  ],
  ['system'],
  ['index.ts'],
  ['preview'],
  ['cli'],
]

const rank = (name: string): number => layers.findIndex((layer) => layer.includes(name))

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
)

describe.each(files)('src/%s', (path) => {
  const part = path.split('/')[0] ?? path
  const imports = [
    ...readFileSync(`src/${path}`, 'utf8').matchAll(/ from '(\.[^']+)'/gu),
  ].map(([, target = '']) => posix.join(posix.dirname(path), target))

  test('is in a known folder, at most two levels deep', () => {
    expect(rank(part)).toBeGreaterThanOrEqual(0)
    expect(path.split('/').length).toBeLessThanOrEqual(
      path.startsWith('pdf/measure/') ? 3 : 2,
    )
  })

  test('imports only from its own folder and those above', () => {
    const wrong = imports.filter((target) => {
      const other = target.split('/')[0] ?? target
      return other !== part && rank(other) >= rank(part)
    })
    expect(wrong).toEqual([])
  })
})
