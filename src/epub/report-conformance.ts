import { reportAt } from '../diagnostics/report-at.ts'
import type { EditionText } from '../html/edition-text.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import { collectFacts, conformanceFaults } from './accessibility-facts.ts'

/** Say it when somebody certifies an e-book that does not conform: it will claim nothing. */
export function reportConformance(
  { config, files }: Manuscript,
  { book, chapters, images }: Pick<EditionText, 'book' | 'chapters' | 'images'>,
): void {
  const file = files.find(({ path }) => path === 'book.yaml')
  if (config.accessibility?.certifiedBy === undefined || file === undefined) return
  const bodies = chapters.flatMap(({ body, notes }) => [
    body,
    ...notes.map((note) => note.children),
  ])
  const faults = conformanceFaults(collectFacts(bodies, images.values()))
  if (faults.length === 0) return
  const languages = book.texts.map(({ language }) => `\`${language}\``).join(', ')
  const reason = `the e-book in ${languages} has ${faults.join(', ')}`
  reportAt(file, 'conformance-is-earned', { line: 1, column: 1 }, reason)
}
