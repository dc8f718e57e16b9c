import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import type { FontFace } from '../pdf/fonts.ts'

/** An installed package `@fontsource/…`. */
export interface FontPackage {
  /** In the order of their `@font-face` rules: of two that match a character, the later is used. */
  readonly faces: readonly FontFace[]
  /** Path on disk of a face's file. */
  readonly fileOf: (face: FontFace) => string
  /** Path on disk of the licence. */
  readonly licencePath: string
}

/** What books are set in; packages bring more, such as hairlines. */
const bookWeights = new Set([400, 500, 700])

const metadataSchema = z.object({
  family: z.string(),
  subsets: z.array(z.string()),
  weights: z.array(z.number()),
  styles: z.array(z.string()),
})

/**
 * Read the package of a font family, beside ours in `node_modules`.
 *
 * @param family CSS family, such as `Alegreya SC`, in `@fontsource/alegreya-sc`.
 * @returns `undefined` when no such package is installed.
 */
export async function readFontPackage(family: string): Promise<FontPackage | undefined> {
  const id = family.trim().toLowerCase().replaceAll(/\s+/gu, '-')
  if (!/^[a-z\d-]+$/u.test(id)) return undefined
  const folder = packageFolder(id)
  if (folder === undefined) return undefined

  const metadata = metadataSchema.parse(await readJson(join(folder, 'metadata.json')))
  const ranges = z
    .record(z.string(), z.string())
    .parse(await readJson(join(folder, 'unicode.json')).catch(() => ({})))
  const usual = metadata.weights.filter((weight) => bookWeights.has(weight))
  const subsets = subsetsOf(metadata.subsets, ranges)

  const faces = (['normal', 'italic'] as const)
    .filter((style) => metadata.styles.includes(style))
    .flatMap((style) =>
      (usual.length > 0 ? usual : metadata.weights).flatMap((weight) =>
        subsets.map(([subset, unicodeRange]) => ({
          family: metadata.family,
          weight,
          style,
          path: `fonts/${id}-${subset}-${weight}-${style}.woff2`,
          unicodeRange,
        })),
      ),
    )
  const fileOf = (face: FontFace): string =>
    join(folder, 'files', face.path.slice('fonts/'.length))
  return {
    faces: faces.filter((face) => existsSync(fileOf(face))),
    fileOf,
    licencePath: join(folder, 'LICENSE'),
  }
}

/**
 * Name the subsets of a package, each with its range.
 *
 * Packages without ranges hold whole fonts, one for each script. Chinese, Japanese and
 * Korean are there whole and cut into a hundred numbered parts for the web: one file
 * serves a book better.
 */
function subsetsOf(
  names: readonly string[],
  ranges: Readonly<Record<string, string>>,
): (readonly [subset: string, unicodeRange: string])[] {
  const entries = Object.entries(ranges)
  if (entries.length === 0) return names.map((name) => [name, 'U+0-10FFFF'])
  const parts = entries.filter(isPart).map(([, range]) => range)
  const whole = names.find((name) => !(name in ranges))
  return whole === undefined || parts.length === 0
    ? entries.map(([subset, range]) => [subset.replaceAll(/[[\]]/gu, ''), range])
    : [[whole, parts.join(',')], ...entries.filter((entry) => !isPart(entry))]
}

/** Numbered parts are called `[0]`, `[1]` … */
function isPart([subset]: readonly [string, string]): boolean {
  return subset.startsWith('[')
}

function packageFolder(id: string): string | undefined {
  try {
    const require = createRequire(import.meta.url)
    return dirname(require.resolve(`@fontsource/${id}/metadata.json`))
  } catch {
    return undefined
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}
