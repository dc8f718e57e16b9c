import type { VFileMessage } from 'vfile-message'
import { sortMessages } from './diagnostics/sort-messages.ts'
import type { Manuscript } from './manuscript/manuscript.ts'
import type { ManuscriptSource } from './manuscript/source.ts'
import { parseMarkdown } from './markdown/parse.ts'

/** What a check needs from outside. */
export interface CheckPorts {
  readonly source: ManuscriptSource
}

/**
 * Check a manuscript in all its languages without setting it.
 *
 * @param manuscript As read; its files gain messages.
 * @returns Messages of all files in reading order, those from reading among them.
 * @throws {BuildError} When something outside the manuscript fails.
 */
export async function checkManuscript(
  manuscript: Manuscript,
  ports: CheckPorts,
): Promise<readonly VFileMessage[]> {
  const { series } = manuscript.config
  for (const { chapters } of manuscript.texts) {
    for (const { file, language } of chapters) parseMarkdown(file, { series, language })
  }
  await checkBook(manuscript, ports)
  return sortMessages(manuscript.files)
}

/** What only the whole book shows: links, images, numbers. */
async function checkBook(manuscript: Manuscript, ports: CheckPorts): Promise<void> {
  await Promise.resolve([manuscript, ports])
}
