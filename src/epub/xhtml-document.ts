import type { ElementContent } from 'hast'
import { escapeXml, toXhtml } from '../html/to-xhtml.ts'
import { direction } from '../language/direction.ts'
import type { LanguageTag } from '../language/tag.ts'
import { paths } from './publication.ts'

/** A page of the publication before it is written. */
export interface XhtmlPage {
  /** Path relative to the package document. */
  readonly path: string
  readonly language: LanguageTag
  readonly title: string
  /** Whether it comes before the text proper: a preface, a foreword. */
  readonly isFrontMatter?: boolean
  readonly body: readonly ElementContent[]
}

/**
 * Write a page as an XHTML content document.
 *
 * @see EPUB 3.3, “XHTML content documents”
 */
export function formatXhtml({ path, language, title, body }: XhtmlPage): string {
  const dir = direction(language) === 'rtl' ? ' dir="rtl"' : ''
  const styles = `${'../'.repeat(path.split('/').length - 1)}${paths.styles}`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}"${dir}>
<head>
<meta charset="utf-8"/>
<title>${escapeXml(title)}</title>
<link rel="stylesheet" type="text/css" href="${styles}"/>
</head>
<body>
${toXhtml(body)}
</body>
</html>
`
}
