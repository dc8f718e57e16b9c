import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { directiveFromMarkdown } from 'mdast-util-directive'
import type { Extension as TreeExtension } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import type { Extension } from 'micromark-util-types'
import { attributeSyntax } from './attribute-syntax.ts'
import { bracketSyntax } from './bracket-syntax.ts'
import { containerSyntax } from './container-syntax.ts'
import { mathSyntax } from './math-syntax.ts'
import { noteCallSyntax } from './note-call-syntax.ts'

/** Extensions of micromark and of its mdast compiler. */
export interface Syntax {
  readonly extensions: Extension[]
  readonly mdastExtensions: (TreeExtension | TreeExtension[])[]
}

/**
 * Choose the extensions that a text can make use of.
 *
 * Those that ask for every letter (bare addresses) or every line (tables) cost more than
 * the rest of Markdown together, so they are left out where nothing in the text can
 * match; the tree is the same with and without.
 */
export function syntaxOf(text: string): Syntax {
  const hasMail = text.includes('@')
  const hasAddress = /www\.|https?:\/\//iu.test(text)
  const hasTable = /\||:-|-:/u.test(text)
  const gfm = gfmFromMarkdown()
  // Of the tree extensions only the one for bare addresses has transforms.
  return {
    extensions: [
      frontmatter(['yaml']),
      noteSyntax(gfmFootnote()),
      gfmStrikethrough(),
      gfmTaskListItem(),
      ...(hasTable ? [gfmTable()] : []),
      ...(hasMail ? [gfmAutolinkLiteral()] : []),
      ...(hasAddress && !hasMail ? [withoutMail(gfmAutolinkLiteral())] : []),
      noteCallSyntax(),
      bracketSyntax(text.includes('^[')),
      attributeSyntax(),
      ...(text.includes('$') ? [mathSyntax()] : []),
      ...(text.includes('::') ? [containerSyntax()] : []),
    ],
    mdastExtensions: [
      frontmatterFromMarkdown(['yaml']),
      hasMail || hasAddress ? gfm : gfm.filter((each) => each.transforms === undefined),
      directiveFromMarkdown({ verbose: true }),
      mathFromMarkdown(),
    ],
  }
}

/** Notes alone: their calls have a syntax of our own. */
function noteSyntax({ document }: Extension): Extension {
  return { ...(document && { document }) }
}

/** Bare web addresses alone: they begin with two letters, mail addresses with any. */
function withoutMail({ text = {} }: Extension): Extension {
  const web: Extension['text'] = {}
  for (const [code, constructs = []] of Object.entries(text)) {
    const kept = [constructs].flat().filter(({ name }) => name !== 'emailAutolink')
    if (kept.length > 0) web[code] = kept
  }
  return { text: web }
}
