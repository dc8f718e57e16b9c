import type { ElementContent } from 'hast'
import { property } from './metadata.ts'
import type { XmlElement } from './xml.ts'

/**
 * Say what a publication offers readers with disabilities, from what is really in it.
 *
 * No conformance is claimed: that needs a person who certifies it.
 *
 * @param bodies Contents of all pages of the publication.
 * @see EPUB Accessibility 1.1, “Discovery metadata”
 */
export function toAccessibility(
  bodies: readonly (readonly ElementContent[])[],
): XmlElement[] {
  const { pictures, described, formulas } = bodies.reduce(countIn, {
    pictures: 0,
    described: 0,
    formulas: 0,
  })
  const isDescribed = pictures === described
  const features = [
    'tableOfContents',
    'readingOrder',
    'structuralNavigation',
    'displayTransformability',
    ...(pictures > 0 && isDescribed ? ['alternativeText'] : []),
    ...(formulas > 0 ? ['MathML'] : []),
  ]
  return [
    property('schema:accessMode', 'textual'),
    ...(pictures > 0 ? [property('schema:accessMode', 'visual')] : []),
    ...(isDescribed ? [property('schema:accessModeSufficient', 'textual')] : []),
    ...(pictures > 0 ? [property('schema:accessModeSufficient', 'textual,visual')] : []),
    ...features.map((feature) => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', 'none'),
  ]
}

/** Whether an element of this name stands anywhere in the nodes. */
export function holdsElement(nodes: readonly ElementContent[], tagName: string): boolean {
  return nodes.some(
    (node) =>
      node.type === 'element' &&
      (node.tagName === tagName || holdsElement(node.children, tagName)),
  )
}

interface Counts {
  readonly pictures: number
  readonly described: number
  readonly formulas: number
}

function countIn(counts: Counts, nodes: readonly ElementContent[]): Counts {
  return nodes.reduce((sum, node) => {
    if (node.type !== 'element') return sum
    const { alt, ariaLabel } = node.properties
    const isPicture = node.tagName === 'img' || node.tagName === 'svg'
    const isDescribed = [alt, ariaLabel].some(
      (text) => typeof text === 'string' && text !== '',
    )
    return countIn(
      {
        pictures: sum.pictures + Number(isPicture),
        described: sum.described + Number(isPicture && isDescribed),
        formulas: sum.formulas + Number(node.tagName === 'math'),
      },
      node.children,
    )
  }, counts)
}
