import type { Element, ElementContent } from 'hast'
import type { FootnoteDefinition, Html, Nodes, PhrasingContent, RootContent } from 'mdast'
import { type Handlers, type State, toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import type { Chapter } from '../book/book.ts'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import { direction } from '../language/direction.ts'
import { setText } from '../language/set-text.ts'
import type { LanguageTag } from '../language/tag.ts'
import { type Attempt, withoutLimit } from '../manuscript/limits.ts'
import type { BlockRange } from '../translation/bead.ts'
import { blockHandlers } from './block-handlers.ts'
import type { ChapterHtml } from './chapter-html.ts'
import { checkHtml } from './check-html.ts'
import { codeHandlers } from './code-handlers.ts'
import { element } from './element.ts'
import { htmlTargets } from './html-targets.ts'
import { inlineHandlers } from './inline-handlers.ts'
import { mathHandlers } from './math-handlers.ts'
import { mendContentModel } from './mend-content-model.ts'
import { setDirection } from './set-direction.ts'
import { setTypography } from './set-typography.ts'
import { htmlRewriter } from './rewrite-html.ts'

/** Element that holds a note between conversion and the end of `chapterToHtml`. */
const noteTag = 'diglot-note'

/**
 * Turn a chapter into hast: quotation marks set, formulas as MathML, code coloured, raw
 * HTML made safe, everything where the content model of HTML allows it, `dir` where the
 * direction of writing changes.
 *
 * What raw HTML, formulas and code need is loaded only for a chapter that has them.
 *
 * @param chapter Read, not changed; but `chapter.file` gains messages
 *   (`html-is-allowed`, `link-is-safe`, `link-has-target`, `math-is-valid`,
 *   `chapter-is-set-in-time`).
 * @param attempt Limits the time that setting it takes; a chapter that takes longer is empty.
 * @param runs Runs of blocks that are set each by itself, together all of the chapter: what
 *   raw HTML leaves open in one ends with it.
 */
export async function chapterToHtml(
  chapter: Chapter,
  attempt: Attempt = withoutLimit,
  runs?: readonly BlockRange[],
): Promise<ChapterHtml> {
  const definitions = chapter.notes.map((note) => note.definition)
  const trees: Nodes[] = [chapter.tree, ...definitions]
  const has = typesIn(trees)
  const handlers: Handlers = {}
  if (has.has('math') || has.has('inlineMath')) {
    const { mathToHast } = await import('./math.ts')
    Object.assign(handlers, mathHandlers(mathToHast, chapter.file))
  }
  if (has.has('code')) {
    const { highlight } = await import('./highlight.ts')
    Object.assign(handlers, codeHandlers(highlight))
  }
  let clean = asTheyAre
  if (has.has('html')) {
    const targets = htmlTargets(chapter)
    for (const tree of trees) checkHtml(tree, chapter.file, targets)
    const rewrite = htmlRewriter(targets)
    handlers['html'] = (_: State, node: Html) => ({
      type: 'raw' as const,
      value: rewrite(node.value),
    })
    const { sanitizeHtml } = await import('./sanitize-html.ts')
    clean = sanitizeHtml
  }

  const set = attempt(() => setChapter(chapter, handlers, clean, runs), chapter.file.path)
  if (set !== undefined) return set.result
  const reason = 'setting the chapter takes too long'
  report(chapter.file, 'chapter-is-set-in-time', textNode('', 0), reason)
  return { chapter, body: [], notes: [] }
}

/** @param clean Makes raw HTML safe. */
function setChapter(
  chapter: Chapter,
  handlers: Handlers,
  clean: (nodes: ElementContent[]) => ElementContent[],
  runs: readonly BlockRange[] | undefined,
): ChapterHtml {
  const blocks = chapter.tree.children
  const whole = { start: 0, end: blocks.length }
  const ids = new Set<string>()
  const convert = (nodes: ElementContent[]): ElementContent[] => {
    const mended = mendContentModel(clean(nodes), ids)
    setDirection(mended, direction(chapter.language))
    return mended
  }
  const body: ElementContent[] = []
  const found = (runs ?? [whole]).map(({ start, end }): BlockRange => {
    if (body.length > 0 && end > start) body.push({ type: 'text', value: '\n' })
    const from = body.length
    const nodes = toElements(blocks.slice(start, end), chapter.language, handlers)
    for (const node of convert(nodes)) body.push(node)
    return { start: from, end: body.length }
  })
  const definitions = chapter.notes.map((note) => note.definition)
  const contents = toElements(definitions, chapter.language, handlers).filter(isNote)
  const notes = chapter.notes.map((note, index) => ({
    note,
    children: convert(contents[index]?.children ?? []).filter(
      (child) => child.type === 'element',
    ),
  }))
  return { chapter, body, notes, ...(runs && { runs: found }) }
}

/**
 * Turn words such as a title into hast, their quotation marks set. Raw HTML among them is
 * left out, its words are not.
 */
export function phrasingToHtml(
  content: readonly PhrasingContent[],
  language: LanguageTag,
): ElementContent[] {
  const nodes = toElements([{ type: 'paragraph', children: [...content] }], language, {
    html: () => undefined,
  })
  const [paragraph] = mendContentModel(nodes, new Set())
  setDirection(nodes, direction(language))
  return paragraph?.type === 'element' ? paragraph.children : []
}

function toElements(
  children: readonly RootContent[],
  language: LanguageTag,
  special: Handlers,
): ElementContent[] {
  const root = { type: 'root' as const, children: [...children] }
  const typography = setTypography(root, language)
  const setCaption = (text: string): string => setText([{ text, language }])[0] ?? text
  const tree = toHast(root, {
    allowDangerousHtml: true,
    handlers: {
      ...inlineHandlers(typography),
      ...blockHandlers(setCaption),
      footnoteDefinition: (state: State, node: FootnoteDefinition) =>
        element(noteTag, {}, state.all(node)),
      ...special,
    },
  })
  if (tree.type !== 'root') return tree.type === 'doctype' ? [] : [tree]
  return tree.children.filter((node) => node.type !== 'doctype')
}

/** What the handler of `footnoteDefinition` makes. */
function isNote(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === noteTag
}

function asTheyAre(nodes: ElementContent[]): ElementContent[] {
  return nodes
}

function typesIn(trees: readonly Nodes[]): ReadonlySet<string> {
  const types = new Set<string>()
  for (const tree of trees) visit(tree, (node) => void types.add(node.type))
  return types
}
