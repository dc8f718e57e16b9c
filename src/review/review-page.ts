import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Element, ElementContent } from 'hast'
import { element } from '../html/element.ts'
import { toHtml } from '../html/to-html.ts'
import { escapeXml } from '../html/to-xhtml.ts'
import type { FieldChange } from './change.ts'
import { changeClasses } from './change.ts'
import type { ComparedText } from './compare-books.ts'
import { redlineText } from './redline-text.ts'
import { formatSummary, type Review, summarise } from './review.ts'
import { type ReviewSection, toReviewSections } from './review-sections.ts'
import { toBase64 } from './to-base64.ts'

/** What makes a page of a review's text: both stand in it. */
export interface PageFiles {
  readonly css: string
  readonly script: string
}

/**
 * Write a review as one HTML file that needs nothing else: no network, no other file. What
 * a manuscript brings cannot run, and neither can anything but our own script.
 */
export async function toReviewPage(
  review: Review,
  { css, script }: PageFiles,
): Promise<string> {
  const sections: ReviewSection[] = []
  for (const one of review.comparison.texts) {
    sections.push(...(await sectionsOf(one, review)))
  }
  const title = `${review.oldLabel} → ${review.newLabel}`
  const policy = `default-src 'none'; style-src 'sha256-${digest(css)}'; script-src 'sha256-${digest(script)}'; base-uri 'none'; form-action 'none'`
  const body = [
    element('header', {}, [
      element('h1', {}, [text(`Review: ${title}`)]),
      element('p', {}, [text(formatSummary(summarise(review)))]),
    ]),
    toolsOf(review),
    ...fieldsOf(review.fields),
    ...(sections.length > 0 ? [outlineOf(sections)] : []),
    element(
      'main',
      {},
      sections.map(({ nodes, language, id }) =>
        element('section', { lang: language, id: `${id}-section` }, [...nodes]),
      ),
    ),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(`Review: ${title}`)}</title>
<style>${css}</style>
</head>
<body>
${toHtml(body)}
<script>${script}</script>
</body>
</html>
`
}

function digest(content: string): string {
  return toBase64(sha256(utf8ToBytes(content)))
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

async function sectionsOf(
  compared: ComparedText,
  { followed }: Review,
): Promise<ReviewSection[]> {
  if (compared.changes.length === 0) return []
  return toReviewSections(redlineText(compared), followed)
}

function outlineOf(sections: readonly ReviewSection[]): Element {
  return element('nav', { ariaLabel: 'Chapters' }, [
    element(
      'ol',
      {},
      sections.map(({ id, title, changes }) =>
        element('li', {}, [
          element('a', { href: `#${id}-section` }, [text(title || 'Untitled')]),
          element('span', {}, [text(`${changes} change${changes === 1 ? '' : 's'}`)]),
        ]),
      ),
    ),
  ])
}

function fieldsOf(fields: readonly FieldChange[]): Element[] {
  if (fields.length === 0) return []
  const rows = fields.map(({ file, field, old, new: now }) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [text(`${file}, ${field}`)]),
      element('td', {}, [
        ...(old === undefined ? [] : [spoken('del', 'removed', old)]),
        ...(old !== undefined && now !== undefined ? [text(' ')] : []),
        ...(now === undefined ? [] : [spoken('ins', 'added', now)]),
      ]),
    ]),
  )
  const caption = element('caption', { className: ['spoken'] }, [text('Changed fields')])
  return [
    element('table', { className: ['fields'] }, [caption, element('tbody', {}, rows)]),
  ]
}

function spoken(tagName: 'ins' | 'del', label: string, value: string): Element {
  const name = element('span', { className: ['spoken'] }, [text(`${label}: `)])
  return element(tagName, {}, [name, text(value)])
}

function toolsOf(review: Review): Element {
  const { byClass } = summarise(review)
  const classes = changeClasses.filter((one) => byClass.has(one))
  const button = (id: string, name: string, key?: string): Element =>
    element('button', { type: 'button', id, ...(key && { ariaKeyShortcuts: key }) }, [
      text(name),
    ])
  return element('div', { className: ['tools'], role: 'region', ariaLabel: 'View' }, [
    button('previous', 'Previous (k)', 'k'),
    button('next', 'Next (j)', 'j'),
    element('output', { id: 'position' }),
    element('fieldset', {}, [
      element('legend', {}, [text('View')]),
      choice('radio', { name: 'view', value: 'inline', label: 'Inline', checked: true }),
      choice('radio', { name: 'view', value: 'side', label: 'Side by side' }),
    ]),
    element('fieldset', {}, [
      element('legend', {}, [text('Show')]),
      ...classes.map((one) =>
        choice('checkbox', {
          name: 'class',
          value: one,
          label: `${one} (${byClass.get(one) ?? 0})`,
          checked: true,
        }),
      ),
    ]),
    button('unfold', 'Unfold unchanged text'),
  ])
}

interface Choice {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly checked?: boolean
}

function choice(type: string, { label, ...properties }: Choice): Element {
  return element('label', {}, [
    element('input', { type, autoComplete: ['off'], ...properties }),
    text(` ${label}`),
  ])
}
