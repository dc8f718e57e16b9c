/** Name a chapter as `ChapterFile.name` does: it may be written with its extension. */
export function withoutExtension(name: string): string {
  return name.replace(/\.(?:md|markdown)$/iu, '')
}
