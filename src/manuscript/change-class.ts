/**
 * What may have changed in a passage, the weightiest first. Reflowed lines are no change;
 * a moved block is none either, nor is one that was divided or joined, but for `markup`.
 */
export const changeClasses = [
  'words',
  'numbers',
  'notes',
  'markup',
  'punctuation',
] as const

/** A class of changes: see `changeClasses`. */
export type ChangeClass = (typeof changeClasses)[number]
