/**
 * Take the scheme of an address, in lower case.
 *
 * @returns `undefined` for a relative address.
 * @see URL Standard, 4.4: leading control characters and spaces, tabs and line breaks
 *   are not part of an address, so `java⇥script:` is JavaScript.
 */
export function schemeOf(url: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- the very characters that browsers ignore
  const bare = url.replaceAll(/^[\u0000-\u0020]+|[\t\n\r]/gu, '')
  return /^([a-z][a-z0-9+.-]*):/iu.exec(bare)?.[1]?.toLowerCase()
}
