import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Expected, selectChapters } from './expected.ts'

const schema = z.object({
  name: z.string(),
  notes: z.number(),
  words: z.number(),
  letters: z.number(),
  chapters: z.array(
    z.object({
      path: z.string(),
      words: z.string(),
      titles: z.array(z.number()),
      blocks: z.array(
        z.object({
          kind: z.enum(['paragraph', 'heading']),
          from: z.number(),
          to: z.number(),
        }),
      ),
      opening: z.string(),
      tableHeads: z.array(z.string()),
      captions: z.array(z.string()),
      notes: z.array(
        z.object({ number: z.number(), calls: z.number(), words: z.string() }),
      ),
    }),
  ),
})

/**
 * Read an `expected.json`.
 *
 * @param prefix Keeps only the chapters whose path begins so; empty for all.
 */
export async function readExpected(path: string, prefix = ''): Promise<Expected> {
  const expected = schema.parse(JSON.parse(await readFile(path, 'utf8')))
  return prefix === '' ? expected : selectChapters(expected, prefix)
}
