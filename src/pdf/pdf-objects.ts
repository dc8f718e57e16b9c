import { formatPdfValue } from './format-pdf-value.ts'

/**
 * A value of PDF syntax (ISO 32000-1, 7.3). Names, numbers, strings and keywords stay as
 * they are written: `/Type`, `12.5`, `(text)`, `null`. Keys of dictionaries keep their slash.
 */
export type PdfValue = string | PdfRef | PdfArray | PdfDict

/** An array of PDF values. */
export type PdfArray = PdfValue[]

/** A dictionary of PDF values, in the order they are written. */
export type PdfDict = Map<string, PdfValue>

/** A reference to a numbered object; the generation is always 0. */
export interface PdfRef {
  readonly objectNumber: number
}

/** A dictionary with bytes, encoded as its `/Filter` says. */
export interface PdfStream {
  readonly dict: PdfDict
  readonly bytes: Uint8Array
}

/** What a number can stand for. */
export type PdfObject = PdfValue | PdfStream

/** Say whether something is a reference. */
export function isRef(object: PdfObject | undefined): object is PdfRef {
  return typeof object === 'object' && 'objectNumber' in object
}

/** Say whether something is a stream. */
export function isStream(object: PdfObject | undefined): object is PdfStream {
  return typeof object === 'object' && 'bytes' in object
}

/** The array something is, else an empty one. */
export function arrayOf(object: PdfObject | undefined): PdfArray {
  return Array.isArray(object) ? object : []
}

/** The dictionary something is or has, else an empty one. */
export function dictOf(object: PdfObject | undefined): PdfDict {
  if (object instanceof Map) return object
  return isStream(object) ? object.dict : new Map()
}

/** The name, number, string or keyword something is, else nothing. */
export function wordOf(object: PdfObject | undefined): string {
  return typeof object === 'string' ? object : ''
}

/** Make a dictionary. Entries without a value are left out. */
export function pdfDict(
  entries: Readonly<Record<string, PdfValue | undefined>>,
): PdfDict {
  const dict: PdfDict = new Map()
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) dict.set(`/${key}`, value)
  }
  return dict
}

/** The objects of a new file; an object's number is its place in the list, from 1. */
export interface PdfObjects {
  /** Values as they are written; `undefined` for a number whose object was never put. */
  readonly list: readonly (string | PdfStream | undefined)[]
  /** Take the next number for an object that is put later. */
  reserve(): PdfRef
  /** Set the object of a number, once; later changes to the object are not seen. */
  put(ref: PdfRef, object: PdfObject): void
  add(object: PdfObject): PdfRef
}

/** Begin a new file. */
export function pdfObjects(): PdfObjects {
  const list: (string | PdfStream | undefined)[] = []
  const reserve = (): PdfRef => ({ objectNumber: list.push(undefined) })
  const put = (ref: PdfRef, object: PdfObject): void => {
    list[ref.objectNumber - 1] = isStream(object) ? object : formatPdfValue(object)
  }
  return {
    list,
    reserve,
    put,
    add(object) {
      const ref = reserve()
      put(ref, object)
      return ref
    },
  }
}
