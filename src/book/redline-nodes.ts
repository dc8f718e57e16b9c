import type { Parent, PhrasingContent } from 'mdast'

/** Running text that is new in a redlined book. */
export interface Insertion extends Parent {
  type: 'insertion'
  children: PhrasingContent[]
}

/** Running text of a redlined book that is gone in its new revision. */
export interface Deletion extends Parent {
  type: 'deletion'
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    insertion: Insertion
    deletion: Deletion
  }
  interface RootContentMap {
    insertion: Insertion
    deletion: Deletion
  }
}
