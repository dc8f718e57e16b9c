import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkManuscript } from '../src/check.ts'
import { formatMessage } from '../src/diagnostics/format.ts'
import { rules } from '../src/diagnostics/rules.ts'
import { readManuscript } from '../src/manuscript/read-manuscript.ts'
import { folderSource } from '../src/system/folder.ts'
import { hostileCases, readCase } from './support/hostile-case.ts'

/*
 * A folder per rule below `tests/rules/`, or several, one per case. Each is a manuscript:
 * `input.md` alone or with translations beside it, else a whole folder. `messages.txt` is
 * what is said of it; a rule that only a build can break has a test elsewhere.
 */

const root = fileURLToPath(new URL('rules/', import.meta.url))

const ruleIds = readdirSync(root).toSorted()

describe.each(ruleIds)('%s', (ruleId) => {
  test('is a rule', () => {
    expect(Object.keys(rules)).toContain(ruleId)
  })

  test.each(casesOf(ruleId))('%s', async (path) => {
    const folder = `${root}${path}`
    const source = folderSource(folder)
    const file = existsSync(`${folder}/input.md`) ? 'input.md' : undefined
    const manuscript = await readManuscript(source, {
      file,
      templates: ['handout', 'book', 'ebook'],
    })
    const messages = await checkManuscript(manuscript, { source })
    const text = messages.map((message) => `${formatMessage(message)}\n`).join('')
    expect(text).toContain(ruleId)
    await expect(text).toMatchFileSnapshot(`${folder}/messages.txt`)
  })
})

/** Rules that only a clock can break, or what comes back from a translator. */
const elsewhere: Readonly<Partial<Record<string, string>>> = {
  'chapter-is-set-in-time': 'system/time-limit.test.ts',
  'exchange-file-is-sound': 'cli/translation.test.ts',
  'unit-has-passage': 'cli/translation.test.ts',
  'unit-keeps-placeholders': 'cli/translation.test.ts',
  'unit-can-be-written': 'exchange/import.test.ts',
}

test.each(Object.keys(rules))('%s is broken in some folder', (ruleId) => {
  expect(ruleIds.includes(ruleId) || isInHostile(ruleId) || isElsewhere(ruleId)).toBe(
    true,
  )
})

function isInHostile(ruleId: string): boolean {
  return hostileCases().some((name) => {
    const { messages } = readCase(name)
    return Array.isArray(messages) && messages.some((one) => one.endsWith(` ${ruleId}`))
  })
}

function isElsewhere(ruleId: string): boolean {
  const path = elsewhere[ruleId]
  if (path === undefined) return false
  const text = readFileSync(new URL(path, import.meta.url), 'utf8')
  return text.includes(ruleId)
}

/** Folders that are manuscripts: the rule's own, or those in it. */
function casesOf(ruleId: string): string[] {
  const entries = readdirSync(root + ruleId, { withFileTypes: true })
  const isCase = entries.some((entry) => entry.isFile())
  if (isCase) return [ruleId]
  return entries.map((entry) => `${ruleId}/${entry.name}`).toSorted()
}
