import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../build/cli/diglot.js', import.meta.url))

test('builds that run at once into one folder leave one whole file, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-at-once-'))
  writeFileSync(join(folder, 'a.md'), '---\nlang: en\n---\n\n# One\n\nWords.\n')
  const words = ['build', 'ebook', '-m', join(folder, 'a.md'), '-o', join(folder, 'out')]
  const codes = await Promise.all(
    Array.from({ length: 2 }, async () => {
      const child = spawn(process.execPath, [program, ...words], {
        stdio: 'ignore',
        env: { ...process.env, DIGLOT_BROWSER: '/nowhere/browser' },
      })
      const [code] = await once(child, 'close')
      return Number(code)
    }),
  )
  expect(codes).toEqual([0, 0])
  expect(readdirSync(join(folder, 'out'))).toEqual(['ebook.epub'])
  const { messages } = await EpubCheck.validate(
    readFileSync(join(folder, 'out/ebook.epub')),
  )
  expect(messages).toEqual([])
  rmSync(folder, { recursive: true })
})
