import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { floorHtml } from './floor-html.ts'
import type { TextFile } from './plant-tokens.ts'

/** A manuscript ready for the floor. */
export interface FloorInput {
  readonly chapters: readonly TextFile[]
  /** Folder that its pictures are relative to. */
  readonly folder: string
  readonly language: string
}

/**
 * Write the document that the floor prints.
 *
 * @param root Folder of the checkout.
 * @param path Where the document goes.
 */
export async function writeFloor(
  root: string,
  path: string,
  { chapters, folder, language }: FloorInput,
): Promise<void> {
  const css = fontFaces() + readFileSync(join(root, 'bench/floor.css'), 'utf8')
  const base = `${pathToFileURL(folder).href}/`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, floorHtml(chapters, { language, css, base }))
}

/** The faces of our own templates, for a machine that has no fonts. */
function fontFaces(): string {
  const require = createRequire(import.meta.url)
  const faces = [
    [
      'Alegreya',
      '@fontsource/alegreya/files/alegreya-latin-400-normal.woff2',
      'normal 400',
    ],
    [
      'Alegreya',
      '@fontsource/alegreya/files/alegreya-latin-400-italic.woff2',
      'italic 400',
    ],
    [
      'Alegreya',
      '@fontsource/alegreya/files/alegreya-latin-700-normal.woff2',
      'normal 700',
    ],
    [
      'Source Code Pro',
      '@fontsource/source-code-pro/files/source-code-pro-latin-400-normal.woff2',
      'normal 400',
    ],
  ] as const
  return faces
    .map(([family, file, look]) => {
      const [style, weight] = look.split(' ')
      const url = pathToFileURL(require.resolve(file)).href
      return `@font-face { font-family: '${family}'; font-style: ${style}; font-weight: ${weight}; src: url('${url}') }\n`
    })
    .join('')
}
