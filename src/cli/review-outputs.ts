import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { showControls } from '../diagnostics/show-controls.ts'
import { writeWhole } from '../system/writing.ts'
import type { Terminal } from './terminal.ts'

/** What a review can be made into. */
export type ReviewFormat = 'terminal' | 'html' | 'json' | 'markdown'

/** All formats of a review. */
export const formats = ['terminal', 'html', 'json', 'markdown'] as const

const extensions: Readonly<Record<ReviewFormat, string>> = {
  terminal: 'txt',
  html: 'html',
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
 * One format goes to standard output, to a file or into a folder; several go into a
 * folder, `dist` if none is named.
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
  if (chosen.length === 1) {
    return { formats: chosen, ...(out !== undefined && out !== '-' && { out }) }
  }
  if (out === '-') {
    throw new BuildError('several formats cannot go to standard output together', {
      hint: 'name one format, or a folder with `-o`',
    })
  }
  return { formats: chosen, out: out ?? 'dist' }
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
 * Write the formats of a review.
 *
 * @throws {BuildError} When a file cannot be written.
 */
export async function writeOutputs(
  { formats: chosen, out }: ReviewOutputs,
  render: (format: ReviewFormat) => Promise<string>,
  terminal: Terminal,
): Promise<void> {
  for (const format of chosen) {
    const text = (await render(format)).replace(/\n$/u, '')
    if (out === undefined) terminal.out(text)
    else {
      const path = await pathOf(out, format, chosen.length === 1)
      await writeWhole(path, new TextEncoder().encode(`${text}\n`))
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
