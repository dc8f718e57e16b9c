/** One font file that a document may use. */
export interface FontFace {
  /** CSS family, such as `Alegreya`. */
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** Path under the virtual origin, such as `fonts/alegreya-latin-400-normal.woff2`. */
  readonly path: string
  /** CSS `unicode-range` value. */
  readonly unicodeRange: string
}

/** Outlines of characters, to be drawn where they shall be no text. */
export interface Shapes {
  /** Font units in an em. */
  readonly unitsPerEm: number
  /** By character: path data of SVG, `y` downwards from the baseline, and the advance width. */
  readonly glyphs: Readonly<
    Record<string, { readonly path: string; readonly advance: number }>
  >
}

/** Where fonts come from: packages that are installed with diglot. */
export interface FontSource {
  /** All faces of a family in a fixed order; empty when no such family is installed. */
  faces(family: string): Promise<readonly FontFace[]>
  /** Bytes of a face as WOFF2. */
  read(face: FontFace): Promise<Uint8Array>
  /**
   * Code points that at least one face of the families has a glyph for.
   * Used to warn of characters that would print as a box.
   */
  coverage(families: readonly string[]): Promise<(codePoint: number) => boolean>
  /**
   * Read the outlines of characters in a family's regular style.
   *
   * @throws {BuildError} When the family is not installed or has no TrueType outlines.
   */
  shapes(family: string, text: string): Promise<Shapes>
  /**
   * Cut a family's style down to the characters of `text`, for e-books.
   *
   * Packages split a style by script, and reading systems seldom know `unicode-range`;
   * so each file is declared under a family of its own, and all of them are named in
   * order (`font-family: Alegreya, 'Alegreya greek', serif`): fallback by character works
   * everywhere. Characters that no file has are left to the reading system.
   *
   * @returns No files when the family or the style is not installed, or has none of the characters.
   */
  subset(
    face: {
      readonly family: string
      readonly weight: number
      readonly style: 'normal' | 'italic'
    },
    text: string,
  ): Promise<{ readonly files: readonly FontSubset[]; readonly licence: string }>
}

/** A font file cut down to the characters of an e-book. */
export interface FontSubset {
  /** CSS family to declare it under: the family's own name for the first file, `Alegreya greek` … for others. */
  readonly family: string
  /** Such as `alegreya-greek-400-normal.ttf`; the same for the same face whatever the text. */
  readonly fileName: string
  /** The characters it holds, as a CSS `unicode-range` value. */
  readonly unicodeRange: string
  /** TrueType or OpenType, with its copyright notice; the same for the same characters. */
  readonly bytes: Uint8Array
}
