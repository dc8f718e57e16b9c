import { formatPdfValue } from './format-pdf-value.ts'
import {
  type PdfDict,
  type PdfObject,
  type PdfObjects,
  type PdfRef,
  type PdfStream,
  type PdfValue,
  isRef,
  isStream,
} from './pdf-objects.ts'
import type { PdfFile } from './read-pdf.ts'

/** Streams already in the new file, by what their dictionaries say. */
export type KnownStreams = Map<
  string,
  { readonly bytes: Uint8Array; readonly ref: PdfRef }[]
>

/** Brings objects of one part into the new file, each once and only if something leads to it. */
export interface Importer {
  readonly part: PdfFile
  /** Where an object of the part stands in the new file. */
  ref(old: PdfRef): PdfRef
  /** Where it stands, if it was brought or let stand already. */
  known(old: PdfRef): PdfRef | undefined
  /** A value of the part with its references as they are in the new file. */
  value(old: PdfValue): PdfValue
  /** Let an object of the part be represented by one of the new file. */
  alias(old: PdfRef, ref: PdfRef): void
  /** Bring what the values brought so far lead to. */
  complete(): void
}

/**
 * Begin to bring objects of a part into a new file.
 *
 * @param part Read, not changed.
 * @param objects The new file; gains objects.
 * @param streams Streams of all parts so far; a stream equal to one of them is shared.
 */
export function importObjects(
  part: PdfFile,
  objects: PdfObjects,
  streams: KnownStreams,
): Importer {
  const places = new Map<number, PdfRef>()
  let waiting: { readonly ref: PdfRef; readonly object: PdfValue }[] = []

  function ref(old: PdfRef): PdfRef {
    const known = places.get(old.objectNumber)
    if (known !== undefined) return known
    const object = part.resolve(old) ?? 'null'
    const place = isStream(object) ? stream(object) : later(object)
    places.set(old.objectNumber, place)
    return place
  }

  /** Dictionaries of objects may lead back to themselves, so they wait; those of streams do not. */
  function later(object: PdfValue): PdfRef {
    const place = objects.reserve()
    waiting.push({ ref: place, object })
    return place
  }

  function stream({ dict: old, bytes }: PdfStream): PdfRef {
    const dict = dictionary(old)
    dict.set('/Length', String(bytes.length))
    const key = formatPdfValue(dict)
    const alike = streams.get(key) ?? []
    const same = alike.find((other) => isEqual(other.bytes, bytes))
    if (same !== undefined) return same.ref
    const place = objects.add({ dict, bytes })
    streams.set(key, [...alike, { bytes, ref: place }])
    return place
  }

  function value(old: PdfValue): PdfValue {
    if (typeof old === 'string') return old
    if (Array.isArray(old)) return old.map((element) => value(element))
    if (isRef(old)) return ref(old)
    return dictionary(old)
  }

  function dictionary(old: PdfDict): PdfDict {
    const dict: PdfDict = new Map()
    for (const [key, element] of old) dict.set(key, value(element))
    return dict
  }

  return {
    part,
    ref,
    known: (old) => places.get(old.objectNumber),
    value,
    alias(old, place) {
      places.set(old.objectNumber, place)
    },
    complete() {
      while (waiting.length > 0) {
        const now = waiting
        waiting = []
        for (const { ref: place, object } of now) objects.put(place, value(object))
      }
    },
  }
}

/** The object of a part that a value leads to, as a plain value. */
export function resolveValue(
  part: PdfFile,
  old: PdfObject | undefined,
): PdfValue | undefined {
  const object = part.resolve(old)
  return isStream(object) ? object.dict : object
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return (
    left.length === right.length && left.every((byte, index) => byte === right[index])
  )
}
