import { BuildError } from '../diagnostics/build-error.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import type { Edition } from '../manuscript/config.ts'

/**
 * Choose editions by name.
 *
 * @param names Names as written on the command line; all editions when there are none.
 * @returns Editions in the order of the config, each once.
 * @throws {BuildError} When a name is that of no edition, or there are no editions.
 */
export function chooseEditions(
  editions: readonly Edition[],
  names: readonly string[],
): readonly Edition[] {
  const known = editions.map((edition) => edition.name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const near = nearestName(unknown, known)
    throw new BuildError(`there is no edition \`${unknown}\``, {
      hint:
        near === undefined
          ? `the editions are ${known
              .slice(0, 20)
              .map((name) => `\`${name}\``)
              .join(', ')}${known.length > 20 ? ` and ${known.length - 20} more` : ''}`
          : `did you mean \`${near}\`?`,
    })
  }
  if (editions.length === 0) {
    throw new BuildError('`book.yaml` names no edition', {
      hint: 'add one under `editions:`, or remove the key to have the usual ones',
    })
  }
  if (names.length === 0) return editions
  return editions.filter((edition) => names.includes(edition.name))
}
