import { BuildError } from '../diagnostics/build-error.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import { readManuscript } from '../manuscript/read-manuscript.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { Option } from './command.ts'
import { type LimitChoice, limitOptions, readLimits } from './limit-options.ts'
import { type OpenedManuscript, openManuscript } from './open-manuscript.ts'

/** Options of every command that reads a manuscript. */
export const manuscriptOptions = {
  manuscript: {
    type: 'string',
    short: 'm',
    default: 'manuscript',
    value: 'path',
    summary: 'Folder of a book, or one Markdown file',
  },
  lang: {
    type: 'string',
    value: 'tag',
    summary: 'Language of the original, if nothing in the files says it',
  },
  title: {
    type: 'string',
    summary: 'Title, if nothing in the files says it',
  },
  template: {
    type: 'string',
    value: 'name',
    summary: 'Template of the PDFs whose edition names none',
  },
  ...limitOptions,
} as const satisfies Record<string, Option>

/** What these options say. */
export interface ManuscriptChoice extends LimitChoice {
  readonly manuscript: string
  readonly lang?: string | undefined
  readonly title?: string | undefined
  readonly template?: string | undefined
}

/**
 * Open and read the manuscript that was chosen.
 *
 * @param templates Our own templates: what an edition may name.
 */
export async function readChosen(
  choice: ManuscriptChoice,
  templates: ManuscriptSource,
): Promise<OpenedManuscript & { readonly manuscript: Manuscript }> {
  const opened = await openManuscript(choice.manuscript)
  const paths = await templates.list()
  // Reviews have a template of ours too, but no edition has it.
  const names = paths
    .filter((path) => /^[^/]+\/(?:page|reading)\.css$/u.test(path))
    .map((path) => path.split('/')[0] ?? path)
    .filter((name) => name !== 'review')
  await checkTemplate(choice.template, names, opened.source)
  const manuscript = await readManuscript(opened.source, {
    file: opened.file,
    language: choice.lang,
    title: choice.title,
    template: choice.template,
    templates: names,
    ...readLimits(choice),
  })
  return { ...opened, manuscript }
}

async function checkTemplate(
  template: string | undefined,
  names: readonly string[],
  source: ManuscriptSource,
): Promise<void> {
  if (template === undefined || names.includes(template)) return
  const paths = await source.list()
  if (paths.some((path) => path.startsWith(`${template}/`))) return
  const near = nearestName(template, names)
  throw new BuildError(`there is no template \`${template}\``, {
    hint:
      near === undefined
        ? `the templates are ${names.map((name) => `\`${name}\``).join(', ')}, or a folder of the manuscript`
        : `did you mean \`${near}\`?`,
  })
}
