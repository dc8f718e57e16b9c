import { inflateSync } from 'node:zlib'

/** A file of ours, taken apart without our own reader. */
export interface WrittenPdf {
  /** Objects by number; of streams the dictionary. */
  readonly objects: ReadonlyMap<number, string>
  /** Dictionary of the cross-reference stream. */
  readonly trailer: string
  /** The object that an entry such as `/Root 3 0 R` of some text leads to. */
  follow(text: string, key: string): string
}

/** Take a file of ours apart. */
export function readWrittenPdf(bytes: Uint8Array): WrittenPdf {
  const text = Buffer.from(bytes).toString('latin1')
  const objects = new Map<number, string>()
  let trailer = ''
  for (const match of text.matchAll(/(\d+) 0 obj\n(<<.*?>>)stream\n/gsu)) {
    const [head, number = '', dict = ''] = match
    const start = match.index + head.length
    const length = Number(/\/Length (\d+)/u.exec(dict)?.[1])
    const content = bytes.subarray(start, start + length)
    if (dict.includes('/ObjStm')) unpack(dict, content, objects)
    else if (dict.includes('/XRef')) trailer = dict
    else objects.set(Number(number), dict)
  }
  const follow = (from: string, key: string): string => {
    const number = Number(new RegExp(`${key} (\\d+) 0 R`, 'u').exec(from)?.[1])
    return objects.get(number) ?? ''
  }
  return { objects, trailer, follow }
}

function unpack(dict: string, content: Uint8Array, objects: Map<number, string>): void {
  const text = inflateSync(content).toString('latin1')
  const first = Number(/\/First (\d+)/u.exec(dict)?.[1])
  const numbers = text.slice(0, first).trim().split(' ').map(Number)
  for (let index = 0; index < numbers.length; index += 2) {
    const from = first + (numbers[index + 1] ?? 0)
    const next = numbers[index + 3]
    const to = next === undefined ? text.length : first + next
    objects.set(numbers[index] ?? 0, text.slice(from, to).trim())
  }
}
