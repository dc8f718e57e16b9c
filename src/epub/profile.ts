import type { EpubProfile } from '../manuscript/config.ts'

/** What an e-book does differently for a store. */
export interface ProfileTraits {
  /** Has a page of its own for the cover. Kindle would show the cover twice. */
  readonly hasCoverPage: boolean
  /** Has the contents among its pages; Kindle asks for that. */
  readonly showsContents: boolean
  /** Knows no spaces but the plain one and the no-break space, and no format characters. */
  readonly hasPlainSpaces: boolean
  /** Every sentence is in a span of its own: where Kobo keeps places and marks. */
  readonly hasKoboSpans: boolean
  /** Says that its fonts are meant; else Apple Books sets its own. */
  readonly specifiesFonts: boolean
}

/**
 * Look up what an e-book does differently for a store.
 *
 * @see Kindle Publishing Guidelines 4.2, 5.1, “Use Supported Characters and Spaces”;
 *   kobolabs/epub-spec; Apple Books Asset Guide, “Embedding fonts”
 */
export function profileTraits(profile: EpubProfile): ProfileTraits {
  const isKindle = profile === 'kindle'
  return {
    hasCoverPage: !isKindle,
    showsContents: isKindle,
    hasPlainSpaces: isKindle,
    hasKoboSpans: profile === 'kobo',
    specifiesFonts: profile === 'apple',
  }
}
