import { toHtml } from 'hast-util-to-html'
import type { Element, ElementContent, Root } from 'hast'
import { element } from '../html/element.ts'
import type { RedlinePiece } from '../translation/redline.ts'
import type { StalePassage } from './stale-passages.ts'

/** Make a page of HTML of what a translator has to look at: it needs no other file. */
export function passagesHtml(passages: readonly StalePassage[], title: string): string {
  const page: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: 'en' }, [
        element('head', {}, [
          element('meta', { charSet: 'utf-8' }, []),
          element(
            'meta',
            {
              name: 'viewport',
              content: 'width=device-width, initial-scale=1',
            },
            [],
          ),
          element('title', {}, [text(title)]),
          element('style', {}, [text(style)]),
        ]),
        element('body', {}, [
          element('h1', {}, [text(title)]),
          ...passages.map(passageElement),
        ]),
      ]),
    ],
  }
  return `${toHtml(page)}\n`
}

function passageElement(passage: StalePassage): Element {
  const { name, state, changes, originalPlace, translationPlace, language } = passage
  return element('section', {}, [
    element('h2', {}, [text([name, state, ...changes].join(' · '))]),
    element('div', { className: ['sides'] }, [
      element('div', {}, [
        element('p', { className: ['place'] }, [text(originalPlace ?? 'gone')]),
        element('p', { dir: 'auto' }, passage.redline.map(pieceElement)),
      ]),
      element('div', {}, [
        element('p', { className: ['place'] }, [text(translationPlace ?? 'missing')]),
        element('p', { dir: 'auto', lang: language }, [text(passage.translation)]),
      ]),
    ]),
  ])
}

function pieceElement({ kind, text: words }: RedlinePiece): ElementContent {
  if (kind === 'same') return text(words)
  return element(kind === 'deleted' ? 'del' : 'ins', {}, [text(words)])
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value }
}

const style = `
body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1, h2, .place { font-family: sans-serif; }
h2 { font-size: 1rem; border-top: 1px solid #999; padding-top: 0.5rem; }
.place { color: #666; font-size: 0.8rem; margin: 0; }
.sides { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
.sides > div { flex: 1 1 24rem; }
del { background: #fdd; color: #900; }
ins { background: #dfd; color: #060; }
@media (prefers-color-scheme: dark) {
  body { background: #111; color: #ddd; }
  del { background: #411; color: #f99; }
  ins { background: #131; color: #9e9; }
}
`
