import * as z from 'zod'
import { changeClasses } from './change.ts'
import type { PlacedChange } from './list-changes.ts'
import { changesOf, type Review, summarise } from './review.ts'

const place = z
  .strictObject({
    file: z.string().describe('path inside the manuscript'),
    line: z.int().min(1),
    column: z.int().min(1).describe('counts UTF-16 units'),
    text: z.string().describe('as it is printed; notes stand in brackets'),
  })
  .describe('a place in one of the revisions, and what stands there')

const className = z.enum(changeClasses)

const change = z.strictObject({
  id: z.string().describe('unique in the review, such as `c12`'),
  class: className,
  kind: z.enum(['insertion', 'deletion', 'replacement', 'move', 'copy', 'copyRemoved']),
  language: z.string().describe('BCP 47 tag'),
  chapter: z.string().describe('title of the chapter'),
  old: place,
  new: place,
  before: z.string().describe('the sentence up to the change'),
  after: z.string().describe('the rest of the sentence'),
  note: z.string().optional().describe('marker of the note that it is in'),
  counterpart: z
    .string()
    .optional()
    .describe('id of the other end of a carried note call'),
})

const field = z.strictObject({
  id: z.string(),
  file: z.string(),
  field: z.string().describe('such as `title.de`'),
  old: z.string().optional(),
  new: z.string().optional(),
})

const schema = z.strictObject({
  version: z.literal(1),
  old: z.string().describe('name of the old revision'),
  new: z.string().describe('name of the new revision'),
  summary: z.strictObject({
    changes: z.int(),
    chapters: z.int(),
    fields: z.int(),
    byClass: z.partialRecord(className, z.int()),
  }),
  fields: z.array(field),
  changes: z.array(change).describe('in the order of the new text, language by language'),
})

/** A review as machines read it; its JSON Schema is `docs/review.schema.json`. */
export type ReviewRecord = z.infer<typeof schema>

/** Turn a review into plain data. */
export function toReviewRecord(review: Review): ReviewRecord {
  const { changes, chapters, fields, byClass } = summarise(review)
  return {
    version: 1,
    old: review.oldLabel,
    new: review.newLabel,
    summary: { changes, chapters, fields, byClass: Object.fromEntries(byClass) },
    fields: review.fields.map((one) => Object.assign({}, one)),
    changes: changesOf(review).map(toRecord),
  }
}

function toRecord(one: PlacedChange): ReviewRecord['changes'][number] {
  const { id, kind, language, chapter, before, after, note, counterpart } = one
  return {
    id,
    class: one.class,
    kind,
    language,
    chapter,
    old: { ...one.old.place, text: one.old.text },
    new: { ...one.new.place, text: one.new.text },
    before,
    after,
    ...(note !== undefined && { note }),
    ...(counterpart !== undefined && { counterpart }),
  }
}

/** Make the JSON Schema of a review; `docs/review.schema.json` is its text. */
export function reviewJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(schema),
    title: 'Review of diglot',
    description: 'What has changed between two revisions of a manuscript.',
  }
}
