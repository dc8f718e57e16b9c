import * as z from 'zod'
import type { LanguageTag } from '../language/tag.ts'
import { readLanguage } from './read-language.ts'

/*
 * Kinds of values that `book.yaml` and front matter share. The YAML is read without types
 * (`yaml-mapping.ts`), so every scalar is a string. Each `error` completes the sentence
 * "`value` is not …".
 */

/** A text that is not empty, nor a book of its own. */
export const textSchema: z.ZodString = z
  .string({ error: 'a text' })
  .min(1)
  .max(5000, { error: 'of at most 5000 characters' })

/** Roughly what a language tag looks like, for editors; `readLanguage` decides. */
export const languagePattern = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$'

/** A BCP 47 tag. Faults of the tag break a rule of their own, named beside the message. */
export const languageSchema: z.ZodType<LanguageTag, string> = z
  .string({ error: 'a language tag' })
  .meta({ pattern: languagePattern, examples: ['de', 'en-GB'] })
  .transform((written, context): LanguageTag => {
    const tag = readLanguage(written)
    if (tag !== undefined) return tag
    context.issues.push({
      code: 'custom',
      input: written,
      message: `\`${written}\` is not a language tag`,
      params: { rule: 'language-tag-is-valid' },
    })
    return z.NEVER
  })

/** One or more names; always a list to those who read it. */
export const namesSchema: z.ZodType<string[], string | string[]> = z
  .union([textSchema, z.array(textSchema).min(1)], {
    error: 'a name, or a list of names',
  })
  .transform((written) => (typeof written === 'string' ? [written] : written))

/** Form of a date, in the words of JSON Schema. */
export const datePattern = '^\\d{4}(?:-\\d\\d(?:-\\d\\d)?)?$'

/** A year, a month or a day, and one that exists. */
export const dateSchema: z.ZodType<string, string> = z
  .string({ error: 'a date' })
  .regex(new RegExp(datePattern, 'u'), {
    error: 'a date of the form `2026`, `2026-01` or `2026-01-31`',
    abort: true,
  })
  .refine(isInCalendar, { error: 'in the calendar' })

function isInCalendar(written: string): boolean {
  const [year = 0, month = 1, day = 1] = written.split('-').map(Number)
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A number of lines, from 1 to 99. */
export const lineCountSchema = z
  .string({ error: 'a number of lines' })
  .regex(/^[1-9]\d?$/u, { error: 'a number from 1 to 99' })
  .transform(Number)

/** A share of a width, from 1 to 99. */
export const shareSchema = z
  .string({ error: 'a number' })
  .regex(/^[1-9]\d?$/u, { error: 'a number from 1 to 99' })
  .transform(Number)
