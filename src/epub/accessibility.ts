import type { Book } from '../book/book.ts'
import { accessibilityWords } from '../language/accessibility-words.ts'
import { type AccessibilityFacts, conformanceFaults } from './accessibility-facts.ts'
import { property } from './metadata.ts'
import { type XmlElement, xml } from './xml.ts'

/**
 * Conformance as it is claimed. The conformance string is read by machines, letter by
 * letter.
 *
 * @see EPUB Accessibility 1.1, “Conformance reporting”
 */
const conformance = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'

/**
 * Say what a publication offers readers with disabilities, from what is really in it.
 *
 * Conformance is claimed only when somebody certifies it and nothing speaks against it.
 *
 * @param pageSource Edition whose pages are marked, if any are.
 * @see EPUB Accessibility 1.1, “Discovery metadata”, “Page navigation”; Schema.org Accessibility Properties
 *   for Discoverability Vocabulary
 */
export function toAccessibility(
  { language, accessibility }: Pick<Book, 'language' | 'accessibility'>,
  facts: AccessibilityFacts,
  pageSource?: string,
): XmlElement[] {
  const pictures = facts.described + facts.undescribed
  const isDescribed = facts.undescribed === 0
  const features = [
    'tableOfContents',
    'readingOrder',
    'structuralNavigation',
    'displayTransformability',
    'ARIA',
    ...(facts.described > 0 && isDescribed ? ['alternativeText'] : []),
    ...(facts.formulas > 0 ? ['MathML'] : []),
    ...(facts.formulas > 0 && facts.bareFormulas === 0 ? ['describedMath'] : []),
    ...(pageSource === undefined ? [] : ['pageBreakMarkers', 'pageNavigation']),
  ]
  const hazards = facts.isAnimated
    ? ['unknownFlashingHazard', 'noMotionSimulationHazard', 'noSoundHazard']
    : ['none']
  return [
    property('schema:accessMode', 'textual'),
    ...(pictures > 0 ? [property('schema:accessMode', 'visual')] : []),
    ...(isDescribed ? [property('schema:accessModeSufficient', 'textual')] : []),
    ...(pictures > 0 ? [property('schema:accessModeSufficient', 'textual,visual')] : []),
    ...features.map((feature) => property('schema:accessibilityFeature', feature)),
    ...hazards.map((hazard) => property('schema:accessibilityHazard', hazard)),
    ...(pageSource === undefined ? [] : [property('pageBreakSource', pageSource)]),
    toSummary(language, facts, pageSource !== undefined),
    ...toClaim(accessibility, facts),
  ]
}

function toSummary(
  book: Book['language'],
  { described, undescribed, formulas }: AccessibilityFacts,
  hasPages: boolean,
): XmlElement {
  const { language, words } = accessibilityWords(book)
  const sentences = [
    words.base,
    ...(undescribed > 0 ? [words.undescribed] : []),
    ...(described > 0 && undescribed === 0 ? [words.described] : []),
    ...(formulas > 0 ? [words.formulas] : []),
    ...(hasPages ? [words.pages] : []),
  ]
  return xml(
    'meta',
    { property: 'schema:accessibilitySummary', 'xml:lang': language },
    sentences.join(' '),
  )
}

function toClaim(
  given: Book['accessibility'],
  facts: AccessibilityFacts,
): readonly XmlElement[] {
  if (given === undefined) return []
  const { certifiedBy, report, exemption } = given
  const isClaimed = certifiedBy !== undefined && conformanceFaults(facts).length === 0
  return [
    ...(exemption === undefined ? [] : [property('a11y:exemption', `eaa-${exemption}`)]),
    ...(isClaimed
      ? [
          xml('meta', { id: 'conformance', property: 'dcterms:conformsTo' }, conformance),
          xml(
            'meta',
            { id: 'certifier', property: 'a11y:certifiedBy', refines: '#conformance' },
            certifiedBy,
          ),
        ]
      : []),
    ...(isClaimed && report !== undefined
      ? [
          xml('link', {
            rel: 'a11y:certifierReport',
            refines: '#certifier',
            href: report,
          }),
        ]
      : []),
  ]
}
