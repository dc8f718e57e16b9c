import { type Labels, numberedNames, type Piece, type TagName } from './piece.ts'

/** The placeholders of a unit in both texts: what renders the same has the same label. */
export interface UnitLabels {
  readonly original: Labels
  readonly translation: Labels
}

/**
 * Give the placeholders of a unit their labels.
 *
 * What is alike in both texts has the same label; what is left over pairs in order with
 * what is left over of its kind, for a translation may link to a page in its own language.
 *
 * @param partnerOf Key in the original of what the translation has under another key, such
 *   as a note with another number.
 */
export function labelPlaceholders(
  original: readonly Piece[],
  translation: readonly Piece[],
  partnerOf: (key: string) => string,
): UnitLabels {
  const left = keysByName(original)
  const right = keysByName(translation)
  const labels = {
    original: new Map<string, string>(),
    translation: new Map<string, string>(),
  }
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const ours = left.get(name) ?? []
    const theirs = right.get(name) ?? []
    if (!numberedNames.has(name)) {
      for (const key of ours) labels.original.set(key, name)
      for (const key of theirs) labels.translation.set(key, name)
      continue
    }
    ours.forEach((key, index) => labels.original.set(key, `${name}${index + 1}`))
    const known = theirs.filter((key) => ours.includes(partnerOf(key)))
    for (const key of known) {
      labels.translation.set(key, labels.original.get(partnerOf(key)) ?? name)
    }
    const taken = new Set(known.map(partnerOf))
    const free = localised.has(name) ? ours.filter((key) => !taken.has(key)) : []
    let count = ours.length
    theirs
      .filter((key) => !known.includes(key))
      .forEach((key, index) => {
        const partner = free[index]
        const label = partner === undefined ? undefined : labels.original.get(partner)
        if (label === undefined) count += 1
        labels.translation.set(key, label ?? `${name}${count}`)
      })
  }
  return labels
}

/** What a translation has of its own in the place of another: a page, a picture, a formula. */
const localised: ReadonlySet<TagName> = new Set(['a', 'img', 'math', 'html'])

function keysByName(pieces: readonly Piece[]): Map<TagName, string[]> {
  const keys = new Map<TagName, string[]>()
  for (const piece of pieces) {
    if (piece.type === 'text') continue
    const known = keys.get(piece.name)
    if (!known) keys.set(piece.name, [piece.key])
    else if (!known.includes(piece.key)) known.push(piece.key)
  }
  return keys
}
