import type { ElementContent } from 'hast'
import { blockNames } from '../html/content-model.ts'
import type { LanguageTag } from '../language/tag.ts'
import { element } from './element.ts'

/**
 * Put every sentence of a page into a span with an id: Kobo’s readers keep places, marks and
 * statistics there.
 *
 * Ids are `kobo.<block>.<sentence>`, both from 1. What is not running text stays as it is:
 * code that keeps its spaces, formulas, drawings, places without words.
 *
 * @see kobolabs/epub-spec
 */
export function withKoboSpans(
  nodes: readonly ElementContent[],
  language: LanguageTag,
): ElementContent[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const place = { block: 0, sentence: 0 }
  const toSpans = (text: string): ElementContent[] =>
    [...segmenter.segment(text)].map(({ segment }) => {
      if (segment.trim() === '') return { type: 'text', value: segment }
      place.sentence += 1
      const id = `kobo.${place.block}.${place.sentence}`
      return element('span', { className: ['koboSpan'], id }, segment)
    })
  const visit = (node: ElementContent): ElementContent[] => {
    if (node.type === 'text') {
      return node.value.trim() === '' ? [node] : toSpans(node.value)
    }
    if (node.type !== 'element' || untouched.has(node.tagName)) return [node]
    if (blockNames.has(node.tagName)) {
      place.block += 1
      place.sentence = 0
    }
    return [{ ...node, children: node.children.flatMap(visit) }]
  }
  return nodes.flatMap(visit)
}

const untouched = new Set(['math', 'svg', 'pre', 'nav', 'ruby'])
