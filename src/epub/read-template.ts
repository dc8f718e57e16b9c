import { VFile } from 'vfile'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { EpubTemplate } from './edition.ts'

/**
 * Read an e-book template: `reading.css`.
 *
 * @param folder Folder of the template inside `source`.
 * @throws {BuildError} When the file is missing.
 */
export async function readEpubTemplate(
  source: ManuscriptSource,
  folder: string,
): Promise<EpubTemplate> {
  return { css: String(new VFile({ value: await source.read(`${folder}/reading.css`) })) }
}
