import { expect, test } from 'vitest'
import { doctor } from '../../src/cli/doctor.ts'
import { record } from '../support/recorder.ts'

test('a browser that is not there is one finding among others', async () => {
  const { exitCode, out } = await record(
    ['doctor', '--browser', '/nowhere/chromium'],
    [doctor],
  )
  expect(exitCode).toBe(2)
  expect(out).toMatch(/^ok {2}node +\d+\./mu)
  expect(out).toMatch(/^no {2}browser +.*\/nowhere\/chromium/mu)
  expect(out).toMatch(/^ok {2}fonts +Alegreya, \d+ files, SIL Open Font License 1\.1$/mu)
})

test('--json prints the findings as data', async () => {
  const { out } = await record(
    ['doctor', '--json', '--browser', '/nowhere/chromium'],
    [doctor],
  )
  const { examinations } = JSON.parse(out)
  expect(examinations.map(({ name }: { name: string }) => name)).toEqual([
    'diglot',
    'node',
    'browser',
    'fonts',
    'cache',
    'packages',
  ])
})
