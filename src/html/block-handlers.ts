import type { ElementContent } from 'hast'
import type { Image, ListItem, Paragraph } from 'mdast'
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast'
import type {
  Caption,
  Dedication,
  Epigraph,
  Figure,
  PageBreak,
  Passage,
  Stanza,
  TableFigure,
  Verse,
  VerseLine,
} from '../markdown/nodes.ts'
import { element } from './element.ts'
import { tableToHast } from './table-to-hast.ts'
import { toElement } from './to-element.ts'

/** Deepest indentation of a line of verse that the style sheets know, in em. */
const deepestIndent = 8

/**
 * Make the handlers that turn blocks into hast.
 *
 * @param setCaption Sets the quotation marks of a picture's title.
 */
export function blockHandlers(setCaption: (title: string) => string): Handlers {
  return {
    paragraph(state: State, node: Paragraph) {
      const image = onlyImage(node)
      if (!image) return toElement(state, node, 'p', {})
      const children = state.all(node)
      if (!image.title) {
        return toElement(state, node, 'p', {
          properties: { className: ['image'] },
          children,
        })
      }
      const caption = element('figcaption', {}, [
        { type: 'text', value: setCaption(image.title) },
      ])
      return toElement(state, node, 'figure', {
        properties: { className: ['figure'] },
        children: [...children, caption],
      })
    },
    listItem(state: State, node: ListItem, parent) {
      if (typeof node.checked !== 'boolean') {
        return defaultHandlers.listItem(state, node, parent)
      }
      const item = defaultHandlers.listItem(state, { ...node, checked: null }, parent)
      const box = element('span', { className: ['task'] }, [
        { type: 'text', value: node.checked ? '☑' : '☐' },
      ])
      const first = item.children.find((child) => child.type === 'element')
      const home = first?.type === 'element' && first.tagName === 'p' ? first : item
      home.children.unshift(box, { type: 'text', value: ' ' })
      item.properties['className'] = ['task-list-item']
      return item
    },
    table: tableToHast,
    verse: (state: State, node: Verse) => container(state, node, 'div', 'verse'),
    stanza(state: State, node: Stanza) {
      const lines = state
        .all(node)
        .flatMap((line, index): ElementContent[] =>
          index === 0 ? [line] : [{ type: 'text', value: '\n' }, line],
        )
      const properties = { className: ['stanza'] }
      return toElement(state, node, 'p', { properties, children: lines })
    },
    verseLine(state: State, node: VerseLine) {
      const indent = Math.min(Math.round(node.indent), deepestIndent)
      const className = ['verse-line', ...(indent > 0 ? [`indent-${indent}`] : [])]
      return toElement(state, node, 'span', { properties: { className } })
    },
    epigraph: (state: State, node: Epigraph) =>
      container(state, node, 'blockquote', 'epigraph'),
    dedication: (state: State, node: Dedication) =>
      container(state, node, 'div', 'dedication'),
    passage: (state: State, node: Passage) => container(state, node, 'div', 'passage'),
    figure: (state: State, node: Figure) => figure(state, node, 'figure'),
    tableFigure: (state: State, node: TableFigure) => figure(state, node, 'table'),
    caption(state: State, node: Caption) {
      const [only, ...others] = node.children
      const children =
        only?.type === 'paragraph' && others.length === 0
          ? state.all(only)
          : state.wrap(state.all(node), true)
      return toElement(state, node, 'figcaption', { children })
    },
    pageBreak: (state: State, node: PageBreak) =>
      toElement(state, node, 'div', {
        properties: { className: ['page-break'] },
        children: [],
      }),
  }
}

function container(
  state: State,
  node: Verse | Epigraph | Dedication | Passage,
  tagName: string,
  name: string,
): ElementContent {
  const children = state.wrap(state.all(node), true)
  return toElement(state, node, tagName, { properties: { className: [name] }, children })
}

/** A figure's pictures stand in it directly, without the paragraphs they are written in. */
function figure(state: State, node: Figure | TableFigure, name: string): ElementContent {
  const children = node.children.flatMap((child) => {
    if (child.type === 'paragraph' && onlyImage(child)) return state.all(child)
    return state.one(child, node) ?? []
  })
  return toElement(state, node, 'figure', {
    properties: { className: [name] },
    children: state.wrap(children, true),
  })
}

/** The image of a paragraph that holds nothing else. */
function onlyImage({ children }: Paragraph): Image | undefined {
  const [image, ...others] = children
  return image?.type === 'image' && others.length === 0 ? image : undefined
}
