import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { sortMessages } from './diagnostics/sort-messages.ts'
import { reportConformance } from './epub/report-conformance.ts'
import { reportStoreFaults } from './epub/report-store-faults.ts'
import { toEditionText } from './html/edition-text.ts'
import type { Edition } from './manuscript/config.ts'
import type { Manuscript } from './manuscript/manuscript.ts'
import type { ManuscriptSource } from './manuscript/source.ts'
import { parseManuscript } from './markdown/parse-manuscript.ts'
import { alignManuscript } from './translation/align-manuscript.ts'
import { checkTranslation } from './translation/check-translation.ts'
import { settleTranslations } from './translation/settle-translations.ts'

/** What a check needs from outside. */
export interface CheckPorts {
  readonly source: ManuscriptSource
}

/**
 * Check a manuscript in all its languages without printing or packing it.
 *
 * @param manuscript As read; its files gain messages.
 * @returns Messages of all files in reading order, those from reading among them.
 * @throws {BuildError} When something outside the manuscript fails.
 */
export async function checkManuscript(
  manuscript: Manuscript,
  { source }: CheckPorts,
): Promise<readonly VFileMessage[]> {
  const languages = manuscript.texts.map(({ language }) => language)
  const trees = await parseManuscript(manuscript, new Set(languages), pause)
  const aligned = alignManuscript(manuscript, trees)
  for (const language of languages) {
    const edition: Edition = {
      name: 'check',
      format: 'epub',
      template: 'ebook',
      languages: [language],
      layout: 'single',
    }
    const text = await toEditionText(
      { manuscript, source, trees, aligned },
      edition,
      'chapter',
      pause,
    )
    reportConformance(manuscript, text)
    reportStoreFaults(manuscript, text)
  }
  for (const chapter of aligned) checkTranslation(chapter)
  const faults: VFile[] = []
  for (const edition of manuscript.config.editions) {
    const parsed = { manuscript, source, trees, aligned }
    faults.push(...(await settleTranslations(parsed, edition)).faults)
  }
  return sortMessages([...manuscript.files, ...faults])
}

/** A check is short enough not to be interrupted. */
function pause(): Promise<void> {
  return Promise.resolve()
}
