import * as z from 'zod'
import { configSchema } from './config-schema.ts'
import { datePattern } from './value-schemas.ts'

/**
 * Turn the schema of `book.yaml` into a JSON Schema, for editors that check and complete
 * while one writes. `docs/book.schema.json` is its text.
 */
export function configJsonSchema(): unknown {
  const schema = z.toJSONSchema(configSchema, {
    io: 'input',
    override({ jsonSchema, path }) {
      // We read every value as it is written; to an editor a year is a number, and so are lines.
      if (path.at(-1) === 'lineNumbers') {
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: 99 })
        delete jsonSchema.pattern
      }
      if (path.at(-1) !== 'date') return
      jsonSchema.anyOf = [
        { type: 'string', pattern: datePattern },
        { type: 'integer', minimum: 1000, maximum: 9999 },
      ]
      delete jsonSchema.type
      delete jsonSchema.pattern
    },
  })
  return {
    ...schema,
    title: 'book.yaml of diglot',
    description: 'What a manuscript says of itself, its notes and its editions.',
  }
}
