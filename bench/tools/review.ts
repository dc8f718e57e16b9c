import { join } from 'node:path'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { type ManuscriptRevision, reviewManuscript } from '../../src/review.ts'
import { type ReviewRecord, toReviewRecord } from '../../src/review/review-record.ts'
import { folderSource } from '../../src/system/folder.ts'
import { type ExpectedChange, expectedReviews } from '../expected-reviews.ts'

const usage = 'usage: node bench/run.mjs review <folder of corpora/revisions>\n'

/** Compare what a review finds in real revisions with what a person found in them. */
export async function run([corpora]: readonly string[]): Promise<number> {
  if (corpora === undefined) {
    process.stderr.write(usage)
    return 2
  }
  for (const { folder, language, changes } of expectedReviews) {
    const read = async (file: string): Promise<ManuscriptRevision> => {
      const source = folderSource(join(corpora, folder))
      return {
        label: file,
        source,
        manuscript: await readManuscript(source, { file, language }),
      }
    }
    const [old, now] = [await read('old.md'), await read('new.md')]
    const found = toReviewRecord(
      await reviewManuscript(old, now, () => Promise.resolve()),
    )
    process.stdout.write(`${tell(folder, changes, found.changes)}\n`)
  }
  return 0
}

type Found = ReviewRecord['changes'][number]

function tell(
  folder: string,
  expected: readonly ExpectedChange[],
  found: readonly Found[],
): string {
  const left = [...found]
  const missed = expected.filter((change) => {
    const index = left.findIndex((one) => isSame(change, one))
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
  const right = expected.length - missed.length
  return [
    `${folder}: ${expected.length} expected, ${found.length} found, ${right} in common;`,
    `precision ${percent(right / found.length)}, recall ${percent(right / expected.length)}`,
    ...missed.map(
      (one) => `\n  missed ${one.class} ${one.old ?? '-'} → ${one.new ?? '-'}`,
    ),
    ...left.map((one) => `\n  beside ${one.class} ${one.old.line} → ${one.new.line}`),
  ].join(' ')
}

function isSame(expected: ExpectedChange, found: Found): boolean {
  return (
    expected.class === found.class &&
    (expected.old === undefined || expected.old === found.old.line) &&
    (expected.new === undefined || expected.new === found.new.line)
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
