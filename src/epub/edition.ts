import type { Book } from '../book/book.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import type { EpubProfile } from '../manuscript/config.ts'
import type { Layout } from '../manuscript/layouts.ts'
import type { PageStart } from '../pages/page-start.ts'

/** All that an e-book is made of: finished text, pictures and fonts held in memory. */
export interface EpubEdition {
  readonly book: Book
  /** The chapters of all texts of the book, in order. */
  readonly chapters: readonly ChapterHtml[]
  /** `single` when absent. A parallel one is that of `book.parallel`, its chapters set by runs. */
  readonly layout?: Layout
  /** Pictures by path inside the manuscript, the cover among them; SVG is sanitised. */
  readonly images: ReadonlyMap<string, EpubImage>
  /** Fonts to embed: what `toFontNeeds` asks for, as far as it is installed. */
  readonly fonts: readonly EpubFont[]
  readonly template: EpubTemplate
  /** The store or device that it is made for; `standard` when absent. */
  readonly profile?: EpubProfile
  /** Pages of a print edition of the same text, if they are to be marked. */
  readonly pages?: PrintPages
  /** When the edition was last changed; never the time of the build. */
  readonly date: Date
}

/** Where the pages of a print edition begin. */
export interface PrintPages {
  /** What edition it is, in words or as an identifier. */
  readonly source: string
  readonly starts: readonly PageStart[]
}

/** What a person may edit of an e-book's looks. */
export interface EpubTemplate {
  /** Contents of `reading.css`, without `@font-face`. */
  readonly css: string
}

/** Path of a cover that is painted; no file of a manuscript is called so. */
export const paintedCover = '.painted/cover.png'

/** A picture whose kind was found by looking into it. */
export interface EpubImage {
  readonly bytes: Uint8Array
  /** `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/svg+xml`. */
  readonly type: string
}

/** A style of a font to embed, cut down to the characters of the edition. */
export interface EpubFont {
  /** As named in `reading.css`. */
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** One file for each script, the main one first; none when the style is not installed. */
  readonly files: readonly EpubFontFile[]
  /** Text of the font's licence. */
  readonly licence: string
}

/** A font file of one script. */
export interface EpubFontFile {
  /** Family to declare it under: that of the style for the first file, others for the rest. */
  readonly family: string
  /** Safe and unique; ends in `.ttf` or `.otf`: Kindle and Kobo read nothing newer. */
  readonly fileName: string
  readonly bytes: Uint8Array
}
