import { testFixtures } from '../support/fixtures.ts'
import { epubsOf } from './built-epubs.ts'

testFixtures('epub/content-document', async (input) => {
  const [epub] = await epubsOf({ 'essay.md': input })
  const documents = (epub?.files ?? []).filter(({ path }) => path.includes('/text/'))
  return {
    'text.xhtml': documents
      .map(({ path, bytes }) => {
        const [, root = '', body = ''] =
          /(<html.*?>)[^]*<body>\n([^]*)\n<\/body>/u.exec(String(bytes)) ?? []
        return `<!-- ${path} -->\n${root}\n${body}\n`
      })
      .join('\n'),
  }
})
