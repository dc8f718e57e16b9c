import { type Atrule, type CssNode, generate, parse, walk } from 'css-tree'
import { BuildError } from '../diagnostics/build-error.ts'

/** Lengths around the type area, in mm. */
export interface Margins {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** A page side as the template's `@page` rules have it. */
export interface PageFace {
  readonly margins: Margins
  /** Declarations of each margin box, such as `top-left`; `content` may hold `{folio}` and its like. */
  readonly boxes: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** What a template's style sheet says about pages. */
export interface PageStyle {
  readonly widthMm: number
  readonly heightMm: number
  /** Of every page alike. */
  readonly areaWidthMm: number
  readonly areaHeightMm: number
  /** Face of a page by its kind (`text`, `opening`, `blank`, `title` …) and side. */
  readonly face: (kind: string, side: 'recto' | 'verso') => PageFace
  /**
   * `--arrangement` of `:root`. `article`: chapters follow one another under one title;
   * `book`: each begins on a page of its own.
   */
  readonly arrangement: 'article' | 'book'
  /** `--chapter-start` of `:root`: where chapters of a `book` begin; `recto` when absent. */
  readonly chapterStart: 'recto' | 'page'
  readonly lineNumbers: LineNumberStyle
  /**
   * `--note-share` of `:root`: greatest part of a page that notes take while text goes on,
   * 0.2–1; 0.6 when absent.
   */
  readonly noteShare: number
  /** The style sheet without its `@page` rules. */
  readonly css: string
  /** CSS fonts of the margin boxes, such as `italic 8.6pt Alegreya`, each once. */
  readonly marginFonts: readonly string[]
  /** Font families that the style sheet names, in order of first use. */
  readonly families: readonly string[]
}

/** How a template numbers lines, where an edition asks for it. */
export interface LineNumberStyle {
  /** `--line-number-restart`: where numbers begin anew. */
  readonly restart: 'page' | 'chapter'
  /** `--line-number-side`: `start` is the left in a book from left to right. */
  readonly side: 'start' | 'outer'
  /** First family of `--line-number-family`. */
  readonly family: string
}

interface PageRule {
  readonly kind: string | undefined
  readonly side: 'recto' | 'verso' | undefined
  readonly declarations: ReadonlyMap<string, string>
  readonly boxes: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/**
 * Read the pages of a template from its style sheet.
 *
 * `@page` sets size and margins; `:left` and `:right` a side; a name (`@page opening`) a
 * kind of page. Later rules and those that say more win, as in CSS Paged Media 3, § 4.
 * The rules themselves are taken out: each printed page gets one of its own.
 *
 * @param name Path of the style sheet, for messages.
 * @param shapes Kinds that hold for all pages of the edition: `columns`, `columns-3`.
 * @throws {BuildError} When size or margins are missing or make no page.
 */
export function readPageStyle(
  css: string,
  name: string,
  shapes: readonly string[] = [],
): PageStyle {
  checkFloats(css, name)
  const sheet = parse(css, { parseCustomProperty: false })
  const rules: PageRule[] = []
  const families = new Set<string>()
  const arrangement = /--arrangement:\s*article/u.test(css) ? 'article' : 'book'
  walk(sheet, {
    visit: 'Declaration',
    enter: ({ property, value }) => {
      if (/^(?:font|font-family|--[\w-]*-family)$/u.test(property)) {
        collectFamilies(generate(value), property, families)
      }
    },
  })
  walk(sheet, {
    visit: 'Atrule',
    enter: (rule: Atrule, item, list) => {
      if (rule.name !== 'page') return
      rules.push(...pageRules(rule).map((one) => ofShape(one, shapes)))
      list?.remove(item)
    },
  })
  const face = (kind: string, side: 'recto' | 'verso'): PageFace => {
    const fitting = rules
      .filter((rule) => rule.kind === undefined || rule.kind === kind)
      .filter((rule) => rule.side === undefined || rule.side === side)
      .toSorted((one, other) => weight(one) - weight(other))
    return faceOf(fitting, name)
  }
  return {
    ...geometry(rules, face, name),
    face,
    css: generate(sheet),
    families: [...families],
    marginFonts: marginFontsOf(rules),
    arrangement,
    chapterStart: /--chapter-start:\s*page/u.test(css) ? 'page' : 'recto',
    lineNumbers: lineNumbersOf(css),
    noteShare: noteShareOf(css, name),
  }
}

/** What is said of a shape of pages that the edition has is said of all its pages. */
function ofShape(rule: PageRule, shapes: readonly string[]): PageRule {
  const isAll = rule.kind !== undefined && shapes.includes(rule.kind)
  return isAll ? { ...rule, kind: undefined } : rule
}

function lineNumbersOf(css: string): LineNumberStyle {
  const value = (name: string): string =>
    [...css.matchAll(new RegExp(`--line-number-${name}:\\s*["']?([^;"',}]+)`, 'gu'))]
      .at(-1)?.[1]
      ?.trim() ?? ''
  return {
    restart: value('restart') === 'page' ? 'page' : 'chapter',
    side: value('side') === 'outer' ? 'outer' : 'start',
    family: value('family') || 'Alegreya Sans',
  }
}

const floats = new Set(['auto', 'here', 'top', 'bottom', 'page', 'none'])

/** `--float` is read in the browser, where nobody could be told of a wrong one. */
function checkFloats(css: string, name: string): void {
  for (const [, written = ''] of css.matchAll(/(?<![\w-])--float:\s*([^;}]*)/gu)) {
    if (floats.has(written.trim())) continue
    throw new BuildError(`\`--float: ${written.trim()}\` is no place on a page`, {
      hint: `write ${[...floats].join(', ')} in \`${name}\``,
    })
  }
}

function noteShareOf(css: string, name: string): number {
  const [, written] = /--note-share:\s*([^;}]+)/u.exec(css) ?? []
  if (written === undefined) return 0.6
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(%?)$/u.exec(written.trim()) ?? []
  const share = Number(number) / (unit === '%' ? 100 : 1)
  if (share >= 0.2 && share <= 1) return share
  throw new BuildError(`\`--note-share: ${written.trim()}\` is no part of a page`, {
    hint: `write 20% to 100% in \`${name}\``,
  })
}

function marginFontsOf(rules: readonly PageRule[]): string[] {
  const fonts = rules.flatMap((rule) =>
    [...rule.boxes.values()].flatMap((box) => box.get('font') ?? []),
  )
  return [...new Set(fonts)]
}

function weight({ kind, side }: PageRule): number {
  return (kind === undefined ? 0 : 2) + (side === undefined ? 0 : 1)
}

const generic = new Set(
  (
    'serif sans-serif monospace cursive fantasy math emoji system-ui ui-serif ' +
    'ui-sans-serif ui-monospace ui-rounded inherit initial unset revert revert-layer'
  ).split(' '),
)

function collectFamilies(value: string, property: string, families: Set<string>): void {
  const list =
    property === 'font'
      ? value.replace(/^.*?\d(?:pt|px|em|rem|%)(?:\/[\d.]+[a-z%]*)?\s*/u, '')
      : value
  for (const part of list.split(',')) {
    const family = part.trim().replaceAll(/^["']|["']$/gu, '')
    if (family !== '' && !generic.has(family) && !family.startsWith('var(')) {
      families.add(family)
    }
  }
}

function pageRules(rule: Atrule): PageRule[] {
  const selectors = rule.prelude ? generate(rule.prelude).split(',') : ['']
  const declarations = new Map<string, string>()
  const boxes = new Map<string, Map<string, string>>()
  for (const child of rule.block?.children.toArray() ?? []) {
    if (child.type === 'Declaration') {
      declarations.set(child.property, generate(child.value))
    } else if (child.type === 'Atrule') boxes.set(child.name, declarationsOf(child))
  }
  return selectors.map((selector): PageRule => {
    const [kind = '', pseudo] = selector.trim().split(':')
    return {
      kind: kind === '' ? undefined : kind,
      side: pseudo === 'left' ? 'verso' : pseudo === 'right' ? 'recto' : undefined,
      declarations,
      boxes,
    }
  })
}

function declarationsOf(rule: Atrule): Map<string, string> {
  const declarations = new Map<string, string>()
  rule.block?.children.forEach((child: CssNode) => {
    if (child.type === 'Declaration') {
      declarations.set(child.property, generate(child.value))
    }
  })
  return declarations
}

const edges = ['margin-top', 'margin-right', 'margin-bottom', 'margin-left']

function faceOf(rules: readonly PageRule[], name: string): PageFace {
  const declarations = new Map<string, string>()
  const boxes = new Map<string, Map<string, string>>()
  for (const rule of rules) {
    for (const [property, value] of rule.declarations) {
      // A shorthand overrides what was said of single sides before.
      if (property === 'margin') for (const edge of edges) declarations.delete(edge)
      declarations.set(property, value)
    }
    for (const [box, own] of rule.boxes) {
      boxes.set(box, new Map([...(boxes.get(box) ?? []), ...own]))
    }
  }
  return { margins: marginsOf(declarations, name), boxes }
}

function marginsOf(declarations: ReadonlyMap<string, string>, name: string): Margins {
  const [top, right = top, bottom = top, left = right] = (
    declarations.get('margin') ?? '20mm'
  )
    .split(/\s+/u)
    .map((length) => toMm(length, name))
  const side = (edge: string, value = 20): number => {
    const own = declarations.get(`margin-${edge}`)
    return own === undefined ? value : toMm(own, name)
  }
  return {
    top: side('top', top),
    right: side('right', right),
    bottom: side('bottom', bottom),
    left: side('left', left),
  }
}

const mmPerUnit: Readonly<Partial<Record<string, number>>> = {
  mm: 1,
  cm: 10,
  in: 25.4,
  pt: 25.4 / 72,
  pc: 25.4 / 6,
  px: 25.4 / 96,
}

const papers: Readonly<Partial<Record<string, string>>> = {
  a3: '297mm 420mm',
  a4: '210mm 297mm',
  a5: '148mm 210mm',
  a6: '105mm 148mm',
  letter: '8.5in 11in',
}

function toMm(length: string, name: string): number {
  const [, number = '', unit = ''] = /^(-?[\d.]+)([a-z]*)$/u.exec(length.trim()) ?? []
  const mm =
    Number(number) === 0 && number !== '' ? 0 : Number(number) * (mmPerUnit[unit] ?? NaN)
  if (Number.isFinite(mm)) return mm
  throw new BuildError(`\`${length}\` is not a length for a page`, {
    hint: `write lengths in \`@page\` of \`${name}\` in mm, cm, in, pt or px`,
  })
}

function geometry(
  rules: readonly PageRule[],
  face: PageStyle['face'],
  name: string,
): Pick<PageStyle, 'widthMm' | 'heightMm' | 'areaWidthMm' | 'areaHeightMm'> {
  const size = rules
    .findLast(({ kind, declarations }) => kind === undefined && declarations.has('size'))
    ?.declarations.get('size')
  const [width = '', height = ''] = (
    papers[size?.toLowerCase() ?? ''] ??
    size ??
    ''
  ).split(/\s+/u)
  if (width === '' || height === '') {
    throw new BuildError(`\`${name}\` does not say how large the page is`, {
      hint: 'write `@page { size: 148mm 210mm; }`',
    })
  }
  const widthMm = toMm(width, name)
  const heightMm = toMm(height, name)
  const areas = (['recto', 'verso'] as const).map((side) => {
    const { top, right, bottom, left } = face('text', side).margins
    return { widthMm: widthMm - left - right, heightMm: heightMm - top - bottom }
  })
  const [recto, verso] = areas
  if (!recto || !verso || recto.widthMm < 20 || recto.heightMm < 30) {
    throw new BuildError(`the margins in \`${name}\` leave no room for text`, {
      hint: 'make the margins smaller, or the page larger',
    })
  }
  if (
    Math.abs(recto.widthMm - verso.widthMm) + Math.abs(recto.heightMm - verso.heightMm) >
    0.01
  ) {
    throw new BuildError(
      `left and right pages in \`${name}\` differ in their type area`,
      {
        hint: 'let the margins of `@page :left` mirror those of `@page :right`',
      },
    )
  }
  return { widthMm, heightMm, areaWidthMm: recto.widthMm, areaHeightMm: recto.heightMm }
}
