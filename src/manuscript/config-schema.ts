import * as z from 'zod'
import { changeClasses } from './change-class.ts'
import { knownLayouts } from './layouts.ts'
import { notePlaceNames } from './note-place.ts'
import { readLanguage } from './read-language.ts'
import {
  dateSchema,
  languagePattern,
  languageSchema,
  lineCountSchema,
  namesSchema,
  shareSchema,
  textSchema,
} from './value-schemas.ts'

/** A key that is a language tag; it stays as written. */
const languageKey = z
  .string()
  .refine((written) => readLanguage(written) !== undefined)
  .meta({ pattern: languagePattern })

const byLanguage = z.record(languageKey, textSchema)

const localised = z
  .union([textSchema, byLanguage], { error: 'a text, or a text for each language' })
  .meta({ description: 'One text, or a text for each language.' })

const chapters = z.array(textSchema, { error: 'a list of chapter names' }).min(1).meta({
  description: 'Chapter files in order, without folder, language and extension.',
})

const series = z.strictObject(
  {
    name: z
      .string({ error: 'a name' })
      .regex(/^[a-z][a-z\d-]*$/u, {
        error: 'a name of lower-case letters, digits and hyphens',
      })
      .optional()
      .meta({ description: 'Name such as `translator`; the prefix when absent.' }),
    marker: z
      .enum(
        [
          'decimal',
          'lower-alpha',
          'upper-alpha',
          'lower-roman',
          'upper-roman',
          'symbols',
        ],
        { error: 'a marker' },
      )
      .optional()
      .meta({ description: 'How the notes are marked; `decimal` when absent.' }),
    label: localised.optional().meta({ description: 'Words set before each note.' }),
  },
  { error: 'a mapping with `name`, `marker`, `label`' },
)

const accessibility = z.strictObject(
  {
    certifiedBy: textSchema.optional().meta({
      description: 'Who certifies that the e-books conform to WCAG 2.2, level AA.',
    }),
    report: z
      .string({ error: 'a web address' })
      .regex(/^https?:\/\/[^\s"<>]+$/u, { error: 'a web address' })
      .optional()
      .meta({ description: 'Address of the certifier’s report.' }),
    exemption: z
      .enum(['microenterprise', 'disproportionate-burden', 'fundamental-alteration'], {
        error: 'an exemption',
      })
      .optional()
      .meta({ description: 'Exemption from the European Accessibility Act.' }),
  },
  { error: 'a mapping with `certifiedBy`, `report`, `exemption`' },
)

const notePlace = z.enum(notePlaceNames, { error: 'a place of notes' })
const treatment = z.enum(['mark', 'original', 'fail'], { error: 'a treatment' })

const columns = z.strictObject(
  {
    ratio: z
      .union([z.literal('fit'), z.array(shareSchema).min(2).max(3)], {
        error: '`fit`, or a number from 1 to 99 for each column',
      })
      .optional()
      .meta({ description: 'Widths of the columns; `fit` to the texts when absent.' }),
    notes: z
      .enum(['apart', 'together'], { error: '`apart` or `together`' })
      .optional()
      .meta({
        description:
          'Whether the notes of each language stand below its own column; `apart` when absent.',
      }),
  },
  { error: 'a mapping with `ratio`, `notes`' },
)

const edition = z.strictObject(
  {
    format: z.enum(['pdf', 'epub'], { error: 'a format' }),
    template: textSchema
      .optional()
      .meta({ description: 'A template of diglot, or a folder of the manuscript.' }),
    language: languageSchema.optional(),
    languages: z
      .array(languageSchema, { error: 'a list of language tags' })
      .min(1)
      .optional(),
    layout: z.enum(knownLayouts, { error: 'a layout' }).optional(),
    columns: columns.optional().meta({ description: 'Of the layout `columns` alone.' }),
    chapters: chapters.optional(),
    folios: z
      .enum(['page', 'spread'], { error: 'a way to number pages' })
      .optional()
      .meta({
        description:
          'Of the layout `facing`: whether each page has its number, or the two pages of a spread one; `page` when absent.',
      }),
    stale: treatment.optional().meta({
      description: 'What becomes of passages whose original has changed.',
    }),
    missing: treatment.optional().meta({
      description: 'What becomes of passages that are not translated.',
    }),
    identifier: textSchema.optional().meta({
      description: 'ISBN or URN of this edition; that of the book when absent.',
    }),
    epub: z
      .strictObject(
        {
          profile: z
            .enum(['standard', 'kindle', 'kobo', 'apple'], { error: 'a profile' })
            .optional()
            .meta({ description: 'The store or device that it is made for.' }),
        },
        { error: 'a mapping with `profile`' },
      )
      .optional()
      .meta({ description: 'Of an e-book alone.' }),
    lineNumbers: lineCountSchema.optional().meta({
      description: 'Of a PDF: every how many lines their number stands in the margin.',
    }),
    notePlace: z
      .union([notePlace, z.record(z.string(), notePlace)], {
        error: 'a place of notes, or a place for each series',
      })
      .optional()
      .meta({
        description:
          'Of a PDF: where notes stand, or those of each series by its name; `author` is the author’s.',
      }),
    pagesOf: textSchema.optional().meta({
      description:
        'Of an e-book: the PDF edition whose pages it marks, or `none`. When absent one of the same text, if it is built together with the e-book.',
    }),
  },
  { error: 'a mapping with `format`, `template`, `languages` …' },
)

/** What may stand in `book.yaml`; nothing else is accepted, and every key does something. */
export const configSchema = z.strictObject({
  title: localised.optional(),
  subtitle: localised.optional(),
  description: localised.optional(),
  kicker: localised
    .optional()
    .meta({ description: 'Line above the title of a handout: course, sheet.' }),
  author: namesSchema.optional(),
  translators: z
    .record(languageKey, namesSchema, {
      error: 'a mapping from language to names',
    })
    .optional(),
  language: languageSchema.optional().meta({ description: 'Language of the original.' }),
  translations: z.array(languageSchema, { error: 'a list of language tags' }).optional(),
  date: dateSchema.optional(),
  publisher: textSchema.optional(),
  rights: textSchema.optional(),
  identifier: textSchema.optional().meta({ description: 'ISBN or URN.' }),
  cover: textSchema.optional().meta({
    description: 'Path of the cover picture, or `none`; when absent one is painted.',
  }),
  accessibility: accessibility.optional(),
  chapters: chapters.optional(),
  fonts: z.array(textSchema, { error: 'a list of font families' }).optional().meta({
    description: 'Installed font families for characters that the template has none for.',
  }),
  notes: z
    .record(
      z.string().regex(/^[a-z][a-z\d-]*$/u, {
        error: 'a prefix of lower-case letters, digits and hyphens',
      }),
      series,
      { error: 'a mapping from prefix to note series' },
    )
    .refine(isOfReasonableSize, { error: 'a mapping of at most 100 note series' })
    .optional(),
  stale: z
    .array(z.enum(changeClasses, { error: 'a class of changes' }), {
      error: 'a list of classes of changes',
    })
    .optional()
    .meta({
      description:
        'Changes of the original that make a translation stale; words, numbers and notes when absent.',
    }),
  editions: z
    .record(
      z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u, {
        error: 'a file name of letters, digits, dots and hyphens',
      }),
      edition,
      { error: 'a mapping from name to edition' },
    )
    .refine(isOfReasonableSize, { error: 'a mapping of at most 100 editions' })
    .optional(),
})

/** More is no book; everything is built once for each. */
function isOfReasonableSize(mapping: object): boolean {
  return Object.keys(mapping).length <= 100
}

/** `book.yaml` as its schema accepts it. */
export type ConfigFile = z.output<typeof configSchema>

/** An edition as `book.yaml` has it. */
export type EditionEntry = z.output<typeof edition>

/** Keys that stand at a path of `book.yaml`, for "did you mean". */
export function knownConfigKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(configSchema.shape)
  if (path.length === 1 && path[0] === 'accessibility') {
    return Object.keys(accessibility.shape)
  }
  if (path.length === 2 && path[0] === 'notes') return Object.keys(series.shape)
  if (path.length === 2 && path[0] === 'editions') return Object.keys(edition.shape)
  if (path.length === 3 && path[2] === 'columns') return Object.keys(columns.shape)
  return []
}
