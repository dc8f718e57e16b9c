import { Liquid, LiquidError } from 'liquidjs'
import { BuildError } from '../diagnostics/build-error.ts'
import { escapeXml } from './to-xhtml.ts'

/** Text that is HTML already: a template sets it as it is, everything else escaped. */
export class Html {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }

  /** What filters see: a plain text, to be escaped. */
  toString(): string {
    return this.html
  }
}

/** A template with the values that it shows. */
export interface Template {
  /** Name for error messages, such as `book/template.html`. */
  readonly name: string
  readonly text: string
  /** Templates that it may include by name. */
  readonly partials: ReadonlyMap<string, string>
}

/** Characters of a template, milliseconds of a rendering, list items and characters it makes. */
const limits = { parseLimit: 1e6, renderLimit: 30_000, memoryLimit: 1e7 }

/**
 * Fill in a Liquid template.
 *
 * A template reads only what it is given: no file but its partials, no clock, no chance.
 * Values are escaped, whatever filters they went through, unless they are `Html`.
 *
 * @param values By name; plain data and `Html`.
 * @throws {BuildError} When the template is faulty; names the template and line.
 */
export function renderTemplate(
  template: Template,
  values: Readonly<Record<string, unknown>>,
): string {
  const engine = new Liquid({
    templates: Object.fromEntries(template.partials),
    relativeReference: false,
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: (value) =>
      value instanceof Html ? value.html : escapeXml(String(value ?? '')),
    ...limits,
  })
  // Ours escapes by the value, so `raw` may not switch it off by the place.
  engine.registerFilter('raw', (value: unknown) => value)
  for (const name of [
    'date',
    'date_to_string',
    'date_to_long_string',
    'date_to_xmlschema',
    'date_to_rfc822',
    'sample',
  ]) {
    engine.registerFilter(name, () => {
      throw new Error(`filter \`${name}\` could give another output at each build`)
    })
  }
  try {
    const result: unknown = engine.parseAndRenderSync(template.text, values)
    return String(result)
  } catch (error) {
    if (!LiquidError.is(error)) throw error
    const [line] = error.token.getPosition()
    const file = error.token.file ?? template.name
    throw new BuildError(`cannot render \`${file}\`, line ${line}: ${reasonOf(error)}`, {
      cause: error,
      hint: 'correct the template',
    })
  }
}

function reasonOf(error: LiquidError): string {
  const [reason = ''] = error.message.split(/, (?:file:|line:)/u)
  const missing = /^ENOENT: Failed to lookup "(?<name>[^"]*)"/u.exec(reason)?.groups?.[
    'name'
  ]
  if (missing !== undefined) return `there is no template \`${missing}\` to include`
  return reason.charAt(0).toLowerCase() + reason.slice(1)
}
