import * as z from 'zod'
import { dateSchema, languageSchema, namesSchema, textSchema } from './value-schemas.ts'

/**
 * What front matter may say, by our names of the keys. Keys that belong to other programs
 * are not its concern: a chapter may come from a site generator.
 */
export const frontMatterSchema = z.object({
  title: textSchema.optional(),
  subtitle: textSchema.optional(),
  author: namesSchema.optional(),
  translator: namesSchema.optional(),
  lang: languageSchema.optional(),
  // Site generators write a time of day after the date.
  date: z
    .string({ error: 'a date' })
    .transform((written) => written.replace(/^(\d{4}-\d\d-\d\d)[T ].*$/u, '$1'))
    .pipe(dateSchema)
    .optional(),
  kicker: textSchema.optional(),
  description: textSchema.optional(),
  publisher: textSchema.optional(),
  rights: textSchema.optional(),
  identifier: textSchema.optional(),
  cover: textSchema.optional(),
  translates: textSchema.optional(),
})
