import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { ManuscriptSource } from '../manuscript/source.ts'
import { folderSource } from './folder.ts'

/** Both `src/system/` and `build/system/` lie two folders below the package. */
const packageFolder = new URL('../../', import.meta.url)

/** Our own templates: paths such as `book/page.css`. */
export function templateSource(): ManuscriptSource {
  return folderSource(fileURLToPath(new URL('templates', packageFolder)))
}

/** What our `package.json` says about us. */
export interface PackageDescription {
  readonly version: string
  readonly node: string
  /** Versions of what we are built on, by name. */
  readonly dependencies: Readonly<Record<string, string>>
}

/** Read our own `package.json`. */
export async function describePackage(): Promise<PackageDescription> {
  const text = await readFile(new URL('package.json', packageFolder), 'utf8')
  const content: unknown = JSON.parse(text)
  return {
    version: stringAt(content, 'version'),
    node: stringAt(valueAt(content, 'engines'), 'node'),
    dependencies: Object.fromEntries(
      Object.entries(valueAt(content, 'dependencies') ?? {}).map(([name, version]) => [
        name,
        String(version),
      ]),
    ),
  }
}

function valueAt(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

function stringAt(value: unknown, key: string): string {
  const found = valueAt(value, key)
  return typeof found === 'string' ? found : ''
}
