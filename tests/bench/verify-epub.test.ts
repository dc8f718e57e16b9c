import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { plantTokens } from '../../bench/plant-tokens.ts'
import { type EpubReport, isSoundEpub, verifyEpub } from '../../bench/verify-epub.ts'

const { expected } = plantTokens('tiny', [
  {
    path: '1.md',
    text: '# The Title\n\nFirst words[^a] &amp; more $x$ here.\n\n[^a]: A note.\n',
  },
])

const chapter = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>The Title</title></head><body>
<h1>The Title</h1>
<p>First words c0001c<a epub:type="noteref" id="call-1" href="#note-1">1</a> &amp; more <math><mi>x</mi></math> h<b>ere</b>.</p>
<aside epub:type="footnote" role="doc-footnote" id="note-1"><p>1 n0001n A note. e0001e <a role="doc-backlink" href="#call-1">back</a></p></aside>
</body></html>`

async function verify(text: string): Promise<EpubReport> {
  const zip = new JSZip()
  zip.file('mimetype', 'application/epub+zip')
  zip.file(
    'META-INF/container.xml',
    '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
  )
  zip.file(
    'OEBPS/content.opf',
    '<package><manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="a" href="text/a.xhtml"/></manifest><spine><itemref idref="nav"/><itemref idref="a"/></spine></package>',
  )
  zip.file('OEBPS/nav.xhtml', '<html><body>The Title</body></html>')
  zip.file('OEBPS/text/a.xhtml', text)
  return verifyEpub(await zip.generateAsync({ type: 'uint8array' }), expected)
}

test('a sound e-book is sound', async () => {
  const report = await verify(chapter)
  expect(report.words.faults).toEqual([])
  expect(report.linkFaults).toEqual([])
  expect(report).toMatchObject({
    documents: 1,
    links: { calls: 1, notes: 1, backlinks: 1 },
  })
  expect(isSoundEpub(report)).toBe(true)
})

test('a lost word is found', async () => {
  const report = await verify(chapter.replace('First ', ''))
  expect(report.words).toMatchObject({ lost: 1, doubled: 0 })
})

test('a doubled word is found', async () => {
  const report = await verify(chapter.replace('First words', 'First words words'))
  expect(report.words).toMatchObject({ lost: 0, doubled: 1 })
})

test('a lost formula is found', async () => {
  const report = await verify(chapter.replace(/<math>.*<\/math>/u, ''))
  expect(report.words.lost).toBe(1)
})

test('a lost note is found', async () => {
  const report = await verify(chapter.replace(/<aside[\s\S]*<\/aside>/u, ''))
  expect(report.notes).toMatchObject({ lostNotes: 1 })
  expect(report.linkFaults).toEqual([
    'OEBPS/text/a.xhtml#call-1 leads to OEBPS/text/a.xhtml#note-1, which is no note',
  ])
})

test('a note without a way back is found', async () => {
  const report = await verify(chapter.replace('href="#call-1"', 'href="#call-2"'))
  expect(report.linkFaults).toEqual([
    'OEBPS/text/a.xhtml#note-1 leads back to OEBPS/text/a.xhtml#call-2, not its call',
  ])
  const none = await verify(chapter.replace(/<a role.*<\/a>/u, ''))
  expect(none.linkFaults).toEqual(['OEBPS/text/a.xhtml#note-1 has no link back'])
})

test('tags that do not match are refused', async () => {
  await expect(verify(chapter.replace('</b>', ''))).rejects.toThrow('closes')
})
