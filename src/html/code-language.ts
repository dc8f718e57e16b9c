/**
 * Read the language of a code block from the word after its fence: `python`, `.python`,
 * `{.python .numberLines}`, `{r}` and `language-python` all name one.
 *
 * @returns A name of small letters, digits and `+ # _ -`, fit for a class.
 */
export function languageOfCode(word: string | null | undefined): string | undefined {
  const name = /^\{?\s*\.?(?:language-)?(?<name>[\w+#-]+)/u.exec(word ?? '')?.groups?.[
    'name'
  ]
  return name?.toLowerCase()
}
