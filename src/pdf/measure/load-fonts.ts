/**
 * Load the fonts of a document, then show it.
 *
 * A browser asks for a font when it first lays out text in it, and lays out everything
 * anew when one has come: three layouts of a book chapter where one is enough. So a
 * document comes hidden, and shows itself when the fonts are there that its styles ask
 * for. What another family of a list sets, or a style sheet adds, is still loaded by the
 * first layout.
 *
 * @param marginFonts CSS fonts of margin boxes, which nothing else may use.
 * @param marginText What may stand in them.
 */
export async function loadFonts(
  marginFonts: readonly string[],
  marginText: string,
): Promise<void> {
  const wanted = fontsOfText(document.body)
  for (const font of marginFonts) charactersOf(wanted, font, marginText)
  await Promise.all(
    [...wanted].map(([font, characters]) =>
      // A font that was refused is told of as such; others stand in for it.
      document.fonts.load(font, [...characters].join('')).catch(() => []),
    ),
  )
  document.documentElement.removeAttribute('data-unmeasured')
  document.documentElement.getBoundingClientRect()
  await document.fonts.ready
}

/** CSS fonts that text stands in, and its characters. */
function fontsOfText(root: Element): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>()
  const paths = new Map<Element, string>()
  const fonts = new Map<string, string>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!(node instanceof Text) || !parent || node.data.trim() === '') continue
    // A style is reckoned once for all elements of the same names and classes.
    const path = pathOf(parent, paths)
    const font = fonts.get(path) ?? fontOf(parent)
    fonts.set(path, font)
    charactersOf(wanted, font, node.data)
  }
  return wanted
}

function charactersOf(
  wanted: Map<string, Set<string>>,
  font: string,
  text: string,
): void {
  const characters = wanted.get(font) ?? new Set()
  wanted.set(font, characters)
  for (const character of text) characters.add(character)
}

function pathOf(element: Element, known: Map<Element, string>): string {
  const path = known.get(element)
  if (path !== undefined) return path
  const { parentElement, tagName, className } = element
  const above = parentElement ? pathOf(parentElement, known) : ''
  const own = `${above}>${tagName}.${className}:${element.getAttribute('lang') ?? ''}`
  known.set(element, own)
  return own
}

/** Style, weight and first family. */
function fontOf(element: Element): string {
  const { fontStyle, fontWeight, fontFamily } = getComputedStyle(element)
  const [family = 'serif'] = /^(?:"[^"]*"|[^,]+)/u.exec(fontFamily) ?? []
  return `${fontStyle} ${fontWeight} 16px ${family}`
}
