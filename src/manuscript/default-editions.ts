import type { LanguageTag } from '../language/tag.ts'
import type { Edition } from './config.ts'

/** What the editions of a manuscript without `book.yaml` depend on. */
export interface EditionNeeds {
  /** `handout` for one file, `book` for a folder. */
  readonly kind: 'handout' | 'book'
  readonly language: LanguageTag
  readonly translations: readonly LanguageTag[]
  /** Template of the PDFs, when it is not the one named for the kind. */
  readonly template?: string | undefined
}

/**
 * Make the editions of a manuscript that names none: a PDF and an e-book of the original,
 * and the same for each translation, with its language in the name.
 */
export function defaultEditions(needs: EditionNeeds): Edition[] {
  const { kind, language, translations, template = kind } = needs
  return [language, ...translations].flatMap((tag): Edition[] => {
    const ending = tag === language ? '' : `-${tag}`
    const shared = { languages: [tag], layout: 'single' } as const
    return [
      { name: `${kind}${ending}`, format: 'pdf', template, ...shared },
      { name: `ebook${ending}`, format: 'epub', template: 'ebook', ...shared },
    ]
  })
}
