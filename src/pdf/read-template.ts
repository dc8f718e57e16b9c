import { VFile } from 'vfile'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { PrintTemplate } from './compose-document.ts'
import { readPageStyle } from './page-style.ts'

/** Names of the files of a print template. */
const files = { html: 'template.html', css: 'page.css' }

/**
 * Read a print template: `template.html`, `page.css`, and other `.html` files that the
 * first renders.
 *
 * @param folder Folder of the template inside `source`.
 * @throws {BuildError} When a file is missing or says nothing sensible.
 */
export async function readPrintTemplate(
  source: ManuscriptSource,
  folder: string,
): Promise<PrintTemplate> {
  const text = async (path: string): Promise<string> =>
    String(new VFile({ value: await source.read(path) }))
  const partials = new Map<string, string>()
  for (const path of await source.list()) {
    const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : ''
    if (name.endsWith('.html') && name !== files.html && !name.includes('/')) {
      partials.set(name.slice(0, -'.html'.length), await text(path))
    }
  }
  const css = `${folder}/${files.css}`
  return {
    name: `${folder}/${files.html}`,
    html: await text(`${folder}/${files.html}`),
    partials,
    style: readPageStyle(await text(css), css),
  }
}
