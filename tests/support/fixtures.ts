import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../fixtures/', import.meta.url))

/** What a fixture folder yields: expected file name to actual contents. */
export type Outputs = Readonly<Record<string, string>>

/**
 * Declare one test per folder of `tests/fixtures/<name>/`.
 *
 * Each folder holds `input.md` and one file per output. `vitest --update` writes the
 * outputs; a reviewer reads them as part of the change.
 *
 * @param name Path of the module under test below `src/`, such as `markdown/check-notes`.
 * @param run Turns the input into outputs, keyed by the name of the file that holds
 *   what is expected.
 */
export function testFixtures(
  name: string,
  run: (input: string) => Outputs | Promise<Outputs>,
): void {
  for (const folder of readdirSync(root + name).toSorted()) {
    test(folder, async () => {
      const path = `${root}${name}/${folder}`
      const outputs = await run(readFileSync(`${path}/input.md`, 'utf8'))
      for (const [file, text] of Object.entries(outputs)) {
        await expect(text).toMatchFileSnapshot(`${path}/${file}`)
      }
    })
  }
}
