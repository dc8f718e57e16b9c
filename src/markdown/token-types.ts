/** Tokens that our own micromark constructs produce beside CommonMark's and GFM's. */
export interface DiglotTokenTypes {
  /** What of an attribute list stands in one line. */
  attributeText: 'attributeText'
  /** `{…}` at the end of a heading, paragraph or stanza. */
  blockAttributes: 'blockAttributes'
  /** `{…}` after `:::verse`. */
  fenceAttributes: 'fenceAttributes'
  /** `{…}` right after a link or an image. */
  linkAttributes: 'linkAttributes'
  span: 'span'
  spanMarker: 'spanMarker'
  spanEnd: 'spanEnd'
  /** `{…}` right after the closing bracket of a span. */
  spanAttributes: 'spanAttributes'
  inlineNote: 'inlineNote'
  /** `^[`, while it is not known whether a bracket closes it. */
  inlineNoteStart: 'inlineNoteStart'
  inlineNoteMarker: 'inlineNoteMarker'
  inlineNoteEnd: 'inlineNoteEnd'
  /** `^[` that nothing closes. */
  inlineNoteUnclosed: 'inlineNoteUnclosed'
  displayMath: 'displayMath'
  displayMathFence: 'displayMathFence'
  displayMathText: 'displayMathText'
  mathText: 'mathText'
  mathTextSequence: 'mathTextSequence'
  mathTextData: 'mathTextData'
  pageBreak: 'pageBreak'
  pageBreakFence: 'pageBreakFence'
  verse: 'verse'
  verseFence: 'verseFence'
  verseStanza: 'verseStanza'
  verseIndent: 'verseIndent'
}

declare module 'micromark-util-types' {
  interface TokenTypeMap extends DiglotTokenTypes {}
}
