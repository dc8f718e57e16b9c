import type { Element, ElementContent } from 'hast'
import { direction } from '../language/direction.ts'
import { parseLanguageTag } from '../language/tag.ts'

/**
 * State the direction of writing of every passage in a language that is written the other
 * way than what is around it. A direction that a writer stated stays.
 *
 * @param nodes Elements in them gain `dir`.
 * @param around Direction of what the nodes stand in.
 */
export function setDirection(
  nodes: readonly ElementContent[],
  around: 'ltr' | 'rtl',
): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const own = directionOf(node) ?? around
    if (own !== around) node.properties['dir'] = own
    setDirection(node.children, own)
  }
}

function directionOf({ properties }: Element): 'ltr' | 'rtl' | undefined {
  const { dir, lang } = properties
  if (dir === 'ltr' || dir === 'rtl') return dir
  const language = typeof lang === 'string' ? parseLanguageTag(lang) : undefined
  return language === undefined ? undefined : direction(language)
}
