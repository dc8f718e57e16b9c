const address = /^https?:\/\/(?:[\w-]+\.)*diglot\.invalid(?::\d+)?(?:[/?][^#]*)?#(.+)$/u

/**
 * Write the address of a place that may be printed in another part of the book.
 *
 * Chromium prints no link for `#id` when no element of the same document has that id. It
 * prints this address, which is of another origin, and merging turns it into a link inside
 * the book. Chromium names a place only if a link of the same document leads to it, so
 * whatever is linked from other parts, or from the outline, needs `<a hidden href="#id">`
 * in its own.
 *
 * @param id Id of the element in whatever part.
 */
export function internalLink(id: string): string {
  return `https://book.diglot.invalid/#${toDestinationName(id)}`
}

/**
 * Find the id that an address leads to inside the book.
 *
 * @param url Any address.
 * @returns The id, or `undefined` when the address leads elsewhere.
 */
export function linkedId(url: string): string | undefined {
  const fragment = address.exec(url)?.[1]
  return fragment === undefined ? undefined : fromDestinationName(fragment)
}

/**
 * Write an id as the name of a destination: percent-encoded as Chromium does, and ASCII
 * that needs no escape in a PDF string.
 */
export function toDestinationName(id: string): string {
  return encodeURIComponent(id).replaceAll('(', '%28').replaceAll(')', '%29')
}

/** Read the id from the name of a destination or a fragment. */
export function fromDestinationName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
