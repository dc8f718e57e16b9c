/** Where the notes of a series may stand in a PDF. */
export const notePlaceNames = ['page', 'chapter-end', 'book-end'] as const

/** Where notes stand: at the foot of the page of their call, or at an end. */
export type NotePlace = (typeof notePlaceNames)[number]

/** Where all notes stand, or those of each series by its name; `page` for the others. */
export type NotePlaces = NotePlace | Readonly<Partial<Record<string, NotePlace>>>

/** Where the notes of a series stand. */
export function placeOfNotes(series: string, places: NotePlaces = 'page'): NotePlace {
  if (typeof places === 'string') return places
  return (Object.hasOwn(places, series) ? places[series] : undefined) ?? 'page'
}
