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
  /** A subset of a family's style as TTF holding the characters of `text`, for e-books; with its licence text. */
  subset(
    face: {
      readonly family: string
      readonly weight: number
      readonly style: 'normal' | 'italic'
    },
    text: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly licence: string }>
}
