import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { parseLanguageTag } from '../language/tag.ts'
import { isReservedClass } from './reserved-classes.ts'
import type { Data } from './nodes.ts'

/** An attribute as written: `#x` is `['id', 'x']`, `.x` is `['class', 'x']`. */
export type Attribute = readonly [name: string, value: string]

/** An attribute list, with the place where it is written. */
export interface AttributeList {
  readonly attributes: readonly Attribute[]
  readonly place: Node
}

/**
 * Parse the text of an attribute list, braces included.
 *
 * @param text List that `attributeList` of `attribute-syntax.ts` accepts.
 * @example
 * parseAttributes('{#wort .fremd lang="fr"}')
 * //=> [['id', 'wort'], ['class', 'fremd'], ['lang', 'fr']]
 */
export function parseAttributes(text: string): Attribute[] {
  const pattern =
    /#(?<id>[^\s}]+)|\.(?<name>[^\s}]+)|(?<key>[^\s{}=]+)=(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s}]+))|(?<unnumbered>-)/gu
  return Array.from(text.matchAll(pattern), ({ groups = {} }): Attribute => {
    const { id, name, key, double, single, bare } = groups
    if (id !== undefined) return ['id', id]
    if (name !== undefined) return ['class', name]
    // Pandoc's short form of the class that takes a heading out of the numbering.
    if (key === undefined) return ['class', 'unnumbered']
    return [key, double ?? single ?? bare ?? '']
  })
}

/**
 * Store attributes in `data.hProperties` of the node that they belong to.
 *
 * @param data Data of the node so far.
 * @param list Attributes; those that diglot does not read are reported and left out.
 * @param file File that they stand in; gains messages.
 * @returns New data for the node.
 */
export function withAttributes(
  data: Data | undefined,
  list: AttributeList,
  file: VFile,
): Data {
  const properties = { ...data?.hProperties }
  const known = properties['className']
  const classes: string[] = Array.isArray(known) ? known.map(String) : []
  for (const [name, value] of list.attributes) {
    if (name === 'id') {
      properties['id'] = value
    } else if (name === 'class') {
      for (const part of value.split(/\s+/u)) {
        // A link with `.page` asks for the page; see `inlineHandlers`.
        if (part === 'page' || (part !== '' && !isReservedClass(part))) classes.push(part)
        else if (part !== '') {
          const reason = `class \`${part}\` is one of diglot’s own and has no effect`
          report(file, 'attribute-is-known', list.place, reason)
        }
      }
    } else if (name === 'lang') {
      const tag = parseLanguageTag(value)
      if (tag === undefined) {
        report(
          file,
          'language-tag-is-valid',
          list.place,
          `\`${value}\` is not a language tag`,
        )
      } else {
        properties['lang'] = tag
      }
    } else {
      report(
        file,
        'attribute-is-known',
        list.place,
        `attribute \`${name}\` has no effect`,
      )
    }
  }
  if (classes.length > 0) properties['className'] = classes
  return { ...data, hProperties: properties }
}
