import type { BuildResult, BuiltEdition } from '../build.ts'
import { showControls } from '../diagnostics/show-controls.ts'
import { type MessageRecord, toMessageRecord } from '../diagnostics/message-record.ts'
import { formatSize } from './format-size.ts'

/** What came of a build, as machines read it. */
export interface ResultRecord {
  readonly editions: readonly {
    readonly name: string
    readonly format: 'pdf' | 'epub'
    readonly path: string
    /** The text has errors; the file is a draft. */
    readonly isDraft: boolean
    readonly bytes: number
    readonly pages?: number
    /** Of a PDF, when asked for. */
    readonly explained?: NonNullable<BuiltEdition['explained']>
    /** Of a PDF, when asked for: the file that tells every line of it. */
    readonly trace?: string
  }[]
  readonly messages: readonly MessageRecord[]
}

/**
 * Turn what came of a build into plain data.
 *
 * @param isExplained Is it to say why the pages of PDFs end where they do?
 */
export function resultRecord(
  { editions, messages }: BuildResult,
  isExplained = false,
): ResultRecord {
  return {
    editions: editions.map(({ edition, path, isDraft, bytes, pages, ...more }) => ({
      name: edition.name,
      format: edition.format,
      path,
      isDraft,
      bytes,
      ...(pages !== undefined && { pages }),
      ...(isExplained && more.explained && { explained: more.explained }),
      ...(more.tracePath !== undefined && { trace: more.tracePath }),
    })),
    messages: messages.map(toMessageRecord),
  }
}

/** Format what came of a build: every file with its pages and size, and what is missing. */
export function formatResult({ editions }: BuildResult): string {
  const rows = editions.flatMap((edition) => [
    rowOf(edition),
    ...(edition.tracePath === undefined ? [] : [[showControls(edition.tracePath)]]),
  ])
  const widths = [0, 1].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map(([name = '', pages = '', size = '']) =>
      `${name.padEnd(widths[0] ?? 0)}  ${pages.padStart(widths[1] ?? 0)}  ${size}`.trimEnd(),
    )
    .join('\n')
}

function rowOf({ path, isDraft, bytes, pages }: BuiltEdition): string[] {
  return [
    showControls(path),
    pages === undefined ? '' : `${pages} page${pages === 1 ? '' : 's'}`,
    `${formatSize(bytes)}${isDraft ? '   a draft: its text has errors' : ''}`,
  ]
}
