import type { Schema } from 'hast-util-sanitize'

/** Raw HTML elements that print and e-book both take. */
const htmlElements = names(`
  a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd
  del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li
  mark ol p pre q rp rt ruby s samp section small span strong sub sup table tbody
  td tfoot th thead time tr u ul var wbr
`)

/** Presentation MathML as temml writes it; links and embedded HTML are left out. */
const mathElements = names(`
  math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom
  mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext
  mtr munder munderover none
`)

const mathAttributes = names(`
  accent accentunder alttext columnalign columnlines columnspacing depth display
  displaystyle fence form height largeop linethickness lspace mathvariant maxsize
  minsize movablelimits notation rowlines rowspacing rspace scriptlevel separator
  stretchy symmetric voffset width
`)

/**
 * Elements of which another one takes the place without a word: they would be folded up,
 * stand twice, or are outdated.
 */
export const renamedElements: ReadonlyMap<string, string> = new Map([
  ['address', 'div'],
  ['big', 'span'],
  ['center', 'div'],
  ['details', 'div'],
  ['font', 'span'],
  ['footer', 'div'],
  ['header', 'div'],
  ['hgroup', 'div'],
  ['main', 'div'],
  ['nav', 'div'],
  ['picture', 'span'],
  ['strike', 's'],
  ['summary', 'div'],
  ['tt', 'code'],
])

/** Elements whose content is no text to read and goes with them. */
export const codeElements: readonly string[] = ['script', 'style']

/** Elements that need no end tag, so that a start tag says nothing about what follows. */
export const endlessElements: ReadonlySet<string> = new Set(
  names('br col colgroup dd dt hr img li p rp rt tbody td tfoot th thead tr wbr'),
)

/** What raw HTML may hold, for `hast-util-sanitize`. */
export const htmlSchema = {
  tagNames: [...htmlElements, ...mathElements],
  ancestors: {},
  attributes: {
    '*': ['className', 'dir', 'id', 'lang', 'title'],
    ...Object.fromEntries(mathElements.map((name) => [name, mathAttributes])),
    a: ['href'],
    col: ['span'],
    colgroup: ['span'],
    img: ['src', 'alt', 'width', 'height'],
    li: ['value'],
    ol: ['start', 'reversed', 'type'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
  },
  clobber: [],
  clobberPrefix: '',
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [] },
  required: { img: { alt: '' } },
  strip: [...codeElements],
  allowComments: false,
  allowDoctypes: false,
} satisfies Schema

/** Names of the elements that stay or are renamed. */
export const allowedElements: ReadonlySet<string> = new Set([
  ...htmlSchema.tagNames,
  ...renamedElements.keys(),
  // Dropped by every HTML parser, without loss.
  'html',
  'head',
  'body',
])

function names(text: string): string[] {
  return text.trim().split(/\s+/u)
}
