import { generate, parse, walk } from 'css-tree'
import { VFile } from 'vfile'
import { BuildError } from '../diagnostics/build-error.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { EpubTemplate } from './edition.ts'

/**
 * Read an e-book template: `reading.css`.
 *
 * @param folder Folder of the template inside `source`.
 * @throws {BuildError} When the file is missing, or asks for another: an e-book holds none but
 *   its text, its pictures and its fonts.
 */
export async function readEpubTemplate(
  source: ManuscriptSource,
  folder: string,
): Promise<EpubTemplate> {
  const path = `${folder}/reading.css`
  const css = String(new VFile({ value: await source.read(path) }))
  const [address] = addressesOf(css)
  if (address === undefined) return { css }
  throw new BuildError(`\`${path}\` asks for \`${address}\``, {
    hint: 'use colours, rules and the fonts of the edition; pictures belong in the text',
  })
}

/** Addresses that a style sheet names, also those that its escapes hide. */
function addressesOf(css: string): string[] {
  const addresses: string[] = []
  walk(parse(css), (node) => {
    if (node.type === 'Url') addresses.push(node.value)
    if (node.type === 'Atrule' && node.name.toLowerCase() === 'import') {
      addresses.push(node.prelude ? generate(node.prelude) : '@import')
    }
    const isLoading =
      node.type === 'Function' && /^(?:image|image-set|src|url)$/iu.test(node.name)
    if (isLoading) addresses.push(generate(node))
  })
  return addresses
}
