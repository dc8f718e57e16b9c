import type { Element, ElementContent } from 'hast'
import { classesOf } from '../html/element.ts'
import type { EpubImage } from './edition.ts'

/** What a publication holds that people with disabilities ask about. */
export interface AccessibilityFacts {
  /** Pictures that say something and have a description. */
  readonly described: number
  /** Pictures without a description that are not said to be decorative. */
  readonly undescribed: number
  readonly formulas: number
  /** Formulas without alternative text. */
  readonly bareFormulas: number
  /** Links that have no words to be called by. */
  readonly namelessLinks: number
  /** Whether a picture moves, and may flash. */
  readonly isAnimated: boolean
}

/**
 * Count what is in the pages of a publication.
 *
 * @param bodies Contents of all pages.
 */
export function collectFacts(
  bodies: readonly (readonly ElementContent[])[],
  images: Iterable<EpubImage>,
): AccessibilityFacts {
  const counts = {
    described: 0,
    undescribed: 0,
    formulas: 0,
    bareFormulas: 0,
    namelessLinks: 0,
  }
  const count = (node: ElementContent): void => {
    if (node.type !== 'element') return
    const name = nameOf(node)
    if (node.tagName === 'math') {
      counts.formulas += 1
      if (name === '') counts.bareFormulas += 1
      return
    }
    if (node.tagName === 'img') {
      if (name !== '') counts.described += 1
      else if (!classesOf(node).includes('decorative')) counts.undescribed += 1
    }
    if (node.tagName === 'a' && name === '' && wordsOf(node.children) === '') {
      counts.namelessLinks += 1
    }
    node.children.forEach(count)
  }
  for (const body of bodies) body.forEach(count)
  return { ...counts, isAnimated: [...images].some(isAnimated) }
}

/**
 * Say what keeps a publication from conforming to WCAG, as far as a program can see it.
 *
 * @returns Faults in words, such as `3 pictures without description`; none if all is well.
 */
export function conformanceFaults(facts: AccessibilityFacts): string[] {
  const faults: readonly (readonly [number, string])[] = [
    [facts.undescribed, 'without description'],
    [facts.bareFormulas, 'without alternative text'],
    [facts.namelessLinks, 'without words'],
  ]
  const nouns = ['picture', 'formula', 'link']
  return faults.flatMap(([count, lack], index) =>
    count === 0 ? [] : [`${count} ${nouns[index] ?? ''}${count > 1 ? 's' : ''} ${lack}`],
  )
}

function nameOf({ tagName, properties }: Element): string {
  const { alt, alttext, ariaLabel } = properties
  const own = tagName === 'math' ? alttext : tagName === 'img' ? alt : ariaLabel
  return typeof own === 'string' ? own.trim() : ''
}

/** What is read out of nodes. */
function wordsOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      return node.type === 'element' ? nameOf(node) + wordsOf(node.children) : ''
    })
    .join('')
    .trim()
}

/** Does a picture have several frames? Of an SVG, does it animate anything? */
function isAnimated({ bytes, type }: EpubImage): boolean {
  const count = (sign: string): number => latin1(bytes).split(sign).length - 1
  // Each frame of a GIF that is timed begins with a graphic control extension.
  if (type === 'image/gif') return count('\u0021\u00F9\u0004') > 1
  if (type === 'image/webp') return count('ANMF') > 1
  if (type === 'image/png') return count('fcTL') > 1
  return type === 'image/svg+xml' && /<(?:\w+:)?animate|@keyframes/u.test(latin1(bytes))
}

function latin1(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  }
  return pieces.join('')
}
