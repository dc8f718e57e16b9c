import { chapterToHtml } from '../../src/html/chapter-to-html.ts'
import { toHtml } from '../../src/html/to-html.ts'
import { testFixtures } from '../support/fixtures.ts'
import { chapterOf } from './chapter-of.ts'

testFixtures('html/chapter-to-html', async (input) => {
  const language = /^<!-- (?<language>[\w-]+) -->/u.exec(input)?.groups?.['language']
  const chapter = chapterOf(input.replace(/^<!-- [\w-]+ -->\n/u, ''), language, [
    'chapters/images/map.svg',
  ])
  const { body, notes } = await chapterToHtml(chapter)
  const noteTexts = notes.map(
    ({ note, children }) => `\n\n<!-- ${note.id} -->\n${toHtml(children)}`,
  )
  const messages = chapter.file.messages.map((message) => `${message}\n`).join('')
  return {
    'output.html': `${toHtml(body)}${noteTexts.join('')}\n`,
    ...(messages === '' ? {} : { 'messages.txt': messages }),
  }
})
