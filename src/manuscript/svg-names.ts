/** Namespace of the elements that draw. */
export const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * Elements of SVG that draw or describe. Whatever runs, moves, listens, shows other
 * documents or embeds another language is none of them.
 *
 * @see SVG 1.1, “Element Index”.
 */
export const svgElements: ReadonlySet<string> = new Set(
  `circle clipPath cursor defs desc ellipse feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
  feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  filter font font-face font-face-name g glyph hkern line linearGradient marker mask
  metadata missing-glyph path pattern polygon polyline radialGradient rect stop style svg
  switch symbol text textPath title tspan use view vkern`.split(/\s+/u),
)

/** Document types that drawing programs write; no other has an address that may be named. */
export const svgDocumentTypes: ReadonlySet<string> = new Set([
  '-//W3C//DTD SVG 1.0//EN',
  '-//W3C//DTD SVG 20010904//EN',
  '-//W3C//DTD SVG 1.1//EN',
  '-//W3C//DTD SVG 1.1 Basic//EN',
  '-//W3C//DTD SVG 1.1 Tiny//EN',
])
