import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeProfile } from '../../src/system/browser-profile.ts'
import { removeStaleProfiles } from '../../src/system/remove-stale-profiles.ts'

let temp = ''

beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'diglot-temp-'))
  vi.stubEnv('TMPDIR', temp)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(temp, { recursive: true, force: true })
})

/** Make a folder as a process has left it. @returns Its name. */
function leave(
  owner: number | string,
  letters: string,
  mark: string | undefined,
): string {
  const name = `diglot-browser-${owner}-${letters}`
  mkdirSync(join(temp, name, 'Default'), { recursive: true })
  if (mark !== undefined) writeFileSync(join(temp, name, 'diglot-owner'), mark)
  return name
}

/** No system gives a process this number. */
const gone = 99_999_999

test('profiles of processes that are gone are removed, all others stay', async () => {
  const first = await makeProfile()
  const mark = readFileSync(join(first, 'diglot-owner'), 'utf8')
  leave(gone, 'aaaaaa', mark)
  const kept = [
    basename(first),
    // Of a living process, of another machine, without our mark, of another name, a file.
    leave(process.pid, 'bbbbbb', mark),
    leave(gone, 'cccccc', 'another machine'),
    leave(gone, 'dddddd', undefined),
    leave('mine', 'eeeeee', mark),
  ]
  writeFileSync(join(temp, `diglot-browser-${gone}-ffffff`), mark)
  const elsewhere = join(temp, 'elsewhere')
  mkdirSync(elsewhere)
  writeFileSync(join(elsewhere, 'diglot-owner'), mark)
  symlinkSync(elsewhere, join(temp, `diglot-browser-${gone}-gggggg`))
  await removeStaleProfiles()
  const fresh = await makeProfile()
  expect(readdirSync(temp).toSorted()).toEqual(
    [
      ...kept,
      basename(fresh),
      `diglot-browser-${gone}-ffffff`,
      `diglot-browser-${gone}-gggggg`,
      'elsewhere',
    ].toSorted(),
  )
  expect(existsSync(join(elsewhere, 'diglot-owner'))).toBe(true)
})

test('where no temporary file can be made, that is told', async () => {
  vi.stubEnv('TMPDIR', join(temp, 'nowhere'))
  await expect(makeProfile()).rejects.toMatchObject({
    message: `no temporary file can be made in \`${join(temp, 'nowhere')}\``,
    hint: 'make room there, or set `TMPDIR` to a folder that can be written',
  })
})
