import * as z from 'zod'
import { changeClasses } from './change.ts'
import type { FollowedPassage } from './follow-translations.ts'
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

const passage = z.strictObject({
  language: z.string().describe('BCP 47 tag'),
  state: z
    .enum(['followed', 'stale', 'missing'])
    .describe(
      '`followed`: changed as well; `stale`: not; `missing`: nothing of the translation renders it',
    ),
  bead: z.string().describe('where the original begins; the same for one passage'),
  file: z.string().optional().describe('where the translation stands now'),
  line: z.int().min(1).optional(),
  changes: z.array(z.string()).describe('ids of the changes of the translation'),
})

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
  translations: z
    .array(passage)
    .optional()
    .describe('of a change of the original that asks for one in its translations'),
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
    behind: z
      .record(z.string(), z.strictObject({ stale: z.int(), missing: z.int() }))
      .describe('passages of each language that did not follow'),
  }),
  fields: z.array(field),
  changes: z.array(change).describe('in the order of the new text, language by language'),
})

/** A review as machines read it; its JSON Schema is `docs/review.schema.json`. */
export type ReviewRecord = z.infer<typeof schema>

/** Turn a review into plain data. */
export function toReviewRecord(review: Review): ReviewRecord {
  const { changes, chapters, fields, byClass, behind } = summarise(review)
  return {
    version: 1,
    old: review.oldLabel,
    new: review.newLabel,
    summary: {
      changes,
      chapters,
      fields,
      byClass: Object.fromEntries(byClass),
      behind: Object.fromEntries(behind),
    },
    fields: review.fields.map((one) => Object.assign({}, one)),
    changes: changesOf(review).map((one) => toRecord(one, review.followed.get(one.id))),
  }
}

function toRecord(
  one: PlacedChange,
  followed: readonly FollowedPassage[] | undefined,
): ReviewRecord['changes'][number] {
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
    ...(followed && { translations: followed.map(toPassage) }),
  }
}

function toPassage({
  language,
  state,
  bead,
  place: where,
  changes,
}: FollowedPassage): z.infer<typeof passage> {
  return { language, state, bead, ...where, changes: [...changes] }
}

/** Make the JSON Schema of a review; `docs/review.schema.json` is its text. */
export function reviewJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(schema),
    title: 'Review of diglot',
    description: 'What has changed between two revisions of a manuscript.',
  }
}
