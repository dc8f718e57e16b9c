/**
 * Tell whether a class is one by which diglot finds notes and pages: writers’ elements that
 * bore it would be taken for such, and lose their words.
 */
export function isReservedClass(name: string): boolean {
  return reserved.test(name)
}

const reserved =
  /^(?:(?:page|note)(?:-.*)?|notes|end-notes|end-marker|floats?|flow|chapter|chapter-text|bead|original|translation|row|side|spanning|column-.*|counterpart|contents|continue[ds]|cut-line|repeated|tight|stanza|verse-line|keep-inline)$/u
