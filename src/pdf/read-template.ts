import { VFile } from 'vfile'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { PrintTemplate } from './compose-document.ts'
import { readPageStyle } from './page-style.ts'

/** Names of the files of a print template. */
const files = { html: 'template.html', css: 'page.css' }

/** Our style sheet that every print template starts from. */
const baseSheet = 'text.css'

/**
 * Read a print template: `template.html`, `page.css`, and other `.html` files that the
 * first renders.
 *
 * @param folder Folder of the template inside `source`.
 * @param ours Our own templates; they have the rules that all start from.
 * @param shapes Kinds of `@page` that hold for all pages.
 * @throws {BuildError} When a file is missing or says nothing sensible.
 */
export async function readPrintTemplate(
  source: ManuscriptSource,
  folder: string,
  ours: ManuscriptSource,
  shapes: readonly string[] = [],
): Promise<PrintTemplate> {
  const read = async (path: string, from = source): Promise<VFile> =>
    new VFile({ path, value: String(new VFile({ value: await from.read(path) })) })
  const text = async (path: string): Promise<string> => String(await read(path))
  const partials = new Map<string, string>()
  for (const path of await source.list()) {
    const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : ''
    if (name.endsWith('.html') && name !== files.html && !name.includes('/')) {
      partials.set(name.slice(0, -'.html'.length), await text(path))
    }
  }
  const sheet = await read(`${folder}/${files.css}`)
  const css = `${String(await read(baseSheet, ours))}\n${String(sheet)}`
  return {
    name: `${folder}/${files.html}`,
    html: await text(`${folder}/${files.html}`),
    partials,
    css,
    sheet,
    shapes,
    style: readPageStyle(css, sheet.path, shapes),
  }
}
