import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { showControls } from '../diagnostics/show-controls.ts'
import { writeWhole } from '../system/writing.ts'
import type { Terminal } from './terminal.ts'

/** What a review can be made into. */
export type ReviewFormat = 'terminal' | 'html' | 'pdf' | 'json' | 'markdown'

/** All formats of a review. */
export const formats = ['terminal', 'html', 'pdf', 'json', 'markdown'] as const

const extensions: Readonly<Record<ReviewFormat, string>> = {
  terminal: 'txt',
  html: 'html',
  pdf: 'pdf',
  json: 'json',
  markdown: 'md',
}

/** Formats to make, and where they go. */
export interface ReviewOutputs {
  readonly formats: readonly ReviewFormat[]
  /** A file or folder; absent for standard output. */
  readonly out?: string
}

/**
 * Choose the formats of a review and where they go.
 *
 * One format goes to standard output, to a file or into a folder; several, and a PDF, go
 * into a folder, `dist` if none is named.
 *
 * @param asked As written after `--format`; commas separate them too.
 * @throws {BuildError} When there is no such format, or several shall go to one place.
 */
export function chooseOutputs(
  asked: readonly string[],
  out: string | undefined,
): ReviewOutputs {
  const names = [...new Set(asked.flatMap((one) => one.split(',')))]
  const chosen = names.map(formatOf)
  if (out === '-') checkText(chosen)
  else if (chosen.length > 1 || chosen.includes('pdf')) {
    return { formats: chosen, out: out ?? 'dist' }
  }
  return { formats: chosen, ...(out !== undefined && out !== '-' && { out }) }
}

function checkText(chosen: readonly ReviewFormat[]): void {
  if (chosen.length > 1) {
    throw new BuildError('several formats cannot go to standard output together', {
      hint: 'name one format, or a folder with `-o`',
    })
  }
  if (chosen.includes('pdf')) {
    throw new BuildError('a PDF cannot go to standard output', {
      hint: 'name a file or a folder with `-o`',
    })
  }
}

function formatOf(name: string): ReviewFormat {
  const known = formats.find((format) => format === name)
  if (known) return known
  const near = nearestName(name, formats)
  throw new BuildError(`there is no format \`${showControls(name)}\``, {
    hint:
      near === undefined
        ? `the formats are ${formats.join(', ')}`
        : `did you mean \`${near}\`?`,
  })
}

/**
 * Write the formats of a review, once all of them are made.
 *
 * @throws {BuildError} When a file cannot be written.
 */
export async function writeOutputs(
  { formats: chosen, out }: ReviewOutputs,
  render: (format: ReviewFormat) => Promise<string | Uint8Array>,
  terminal: Terminal,
): Promise<void> {
  const made = new Map<ReviewFormat, string | Uint8Array>()
  for (const format of chosen) made.set(format, await render(format))
  for (const [format, content] of made) {
    const text = typeof content === 'string' ? content.replace(/\n$/u, '') : ''
    if (out === undefined) terminal.out(text)
    else {
      const path = await pathOf(out, format, chosen.length === 1)
      const bytes =
        typeof content === 'string' ? new TextEncoder().encode(`${text}\n`) : content
      await writeWhole(path, bytes)
      terminal.error(showControls(path))
    }
  }
}

/** A path that ends as such a file does is the file, unless a folder has that name. */
async function pathOf(
  out: string,
  format: ReviewFormat,
  isOnly: boolean,
): Promise<string> {
  const extension = extensions[format]
  const isFolder = (await stat(out).catch(() => undefined))?.isDirectory() === true
  const isFile = isOnly && !isFolder && /\.[a-z]+$/iu.test(out) && !/[/\\]$/u.test(out)
  return isFile ? out : join(out, `review.${extension}`)
}
