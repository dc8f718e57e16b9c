import { describe, expect, test } from 'vitest'
import { referencesOf } from '../../src/book/references.ts'

const targets = {
  labels: new Map([
    [
      'de/01-wort.md',
      new Map([
        ['', 'wort'],
        ['über-uns', 'wort-uber-uns'],
      ]),
    ],
    ['de/02 zusage.md', new Map([['', 'zusage']])],
    ['en/01-word.md', new Map([['', 'word']])],
  ]),
  files: new Set(['images/karte.svg', 'de/bild 1.png', 'essay.png']),
}

const references = referencesOf({ type: 'root', children: [] }, 'de/01-wort.md', targets)

/** Where a link leads, or what is said of it. */
function link(url: string): string {
  const target = references.link(url)
  if (target.kind === 'unsafe') return 'unsafe'
  return target.kind === 'found' ? target.url : target.reason
}

function image(url: string): string {
  const target = references.image(url)
  return target.kind === 'found' ? target.path : `${target.kind}: ${target.reason}`
}

describe('links', () => {
  test.each([
    ['#über-uns', '#wort-uber-uns'],
    ['#%C3%BCber-uns', '#wort-uber-uns'],
    ['#u\u0308ber-uns', '#wort-uber-uns'],
    ['01-wort.md#über-uns', '#wort-uber-uns'],
    ['./01-wort.md', '#wort'],
    ['', '#wort'],
    ['#', '#wort'],
    ['02%20zusage.md', '#zusage'],
    ['02 zusage.md', '#zusage'],
    ['../en/01-word.md', '#word'],
    ['../de/../en/./01-word.md', '#word'],
    ['01-wort.md?plain=1', '#wort'],
    ['01-wort.md?plain=1#über-uns', '#wort-uber-uns'],
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['//example.org/a', 'https://example.org/a'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['tel:+49123', 'tel:+49123'],
    ['javascript:alert(1)', 'unsafe'],
    ['JavaScript:alert(1)', 'unsafe'],
    ['data:text/html,x', 'unsafe'],
    ['file:///etc/passwd', 'unsafe'],
  ])('%s leads to %s', (url, wanted) => {
    expect(link(url)).toBe(wanted)
  })

  test.each([
    [
      '#uber-uns',
      'link to `#uber-uns`: `de/01-wort.md` has no label `#uber-uns`; did you mean `#über-uns`?',
    ],
    [
      '01-word.md',
      'link to `01-word.md`: no such chapter in this edition; did you mean `de/01-wort.md`?',
    ],
    [
      '../../else/where.md',
      'link to `../../else/where.md`: no such chapter in this edition',
    ],
    ['%E0%A4%A', 'link to `%E0%A4%A`: no such chapter in this edition'],
  ])('%s leads nowhere, which is said', (url, reason) => {
    expect(link(url)).toBe(reason)
  })
})

describe('images', () => {
  test.each([
    ['../images/karte.svg', 'images/karte.svg'],
    ['bild%201.png', 'de/bild 1.png'],
    ['bild 1.png?raw=true', 'de/bild 1.png'],
    ['../images/karte.svg#part', 'images/karte.svg'],
    ['../essay.png', 'essay.png'],
    [
      '../images/Karte.svg',
      'missing: there is no image `images/Karte.svg`; did you mean `../images/karte.svg`?',
    ],
    [
      '../../secret.png',
      'remote: image `../../secret.png` lies outside the manuscript folder',
    ],
    [
      '..%2f..%2fsecret.png',
      'remote: image `..%2f..%2fsecret.png` lies outside the manuscript folder',
    ],
    ['/etc/passwd', 'remote: image `/etc/passwd` lies outside the manuscript folder'],
    [
      'https://example.org/a.png',
      'remote: image `https://example.org/a.png` is not a file of the manuscript',
    ],
    [
      '//example.org/a.png',
      'remote: image `//example.org/a.png` is not a file of the manuscript',
    ],
    [
      'file:///etc/passwd',
      'remote: image `file:///etc/passwd` is not a file of the manuscript',
    ],
    [
      'C:\\picture.png',
      'remote: image `C:\\picture.png` is not a file of the manuscript',
    ],
  ])('%s is %s', (url, wanted) => {
    expect(image(url)).toBe(wanted)
  })

  test('a long address is clipped in the message', () => {
    expect(image(`data:image/png;base64,${'A'.repeat(5000)}`).length).toBeLessThan(150)
  })
})
