import type { MeasuredSection, SectionFacts } from './break-sections.ts'
import { type Misfit, type PageCalls, pageCalls } from './page-calls.ts'
import type { OpenDocument } from './printer.ts'

/** An open document and what was measured in it. */
export interface Sheet {
  readonly document: OpenDocument
  readonly page: PageCalls
  readonly separatorPx: number
  readonly lineHeightPx: number
  readonly misfits: readonly Misfit[]
  readonly facts: readonly SectionFacts[]
  readonly measured: readonly MeasuredSection[]
}

/** Lay out an open document, and measure it. */
export async function measureDocument(
  document: OpenDocument,
  fonts: readonly string[],
): Promise<Sheet> {
  const page = pageCalls(document)
  const { sections, ...measures } = await page.layOut(fonts)
  return { document, page, facts: sections, ...measures }
}
