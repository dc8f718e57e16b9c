/** Everything the pipeline may say about a manuscript. One fixture folder per rule. */
export const rules = {
  'text-is-utf8': {
    severity: 'error',
    summary: 'Every file of the manuscript is text in UTF-8.',
    hint: 'save the file as UTF-8',
  },
  'front-matter-is-yaml': {
    severity: 'error',
    summary: 'Front matter is a YAML mapping between two lines of three hyphens.',
    hint: 'correct the YAML at the head of the file',
  },
  'front-matter-key-is-known': {
    severity: 'warning',
    summary: 'Every key of the front matter is one that diglot reads.',
    hint: 'remove the key, or correct its spelling',
  },
  'front-matter-value-is-valid': {
    severity: 'error',
    summary: 'Every value of the front matter is of the kind its key asks for.',
    hint: 'correct the value',
  },
  'config-is-yaml': {
    severity: 'error',
    summary: '`book.yaml` is a YAML mapping.',
    hint: 'correct the YAML',
  },
  'config-key-is-known': {
    severity: 'error',
    summary: 'Every key of `book.yaml` is one that diglot reads.',
    hint: 'remove the key, or correct its spelling',
  },
  'config-value-is-valid': {
    severity: 'error',
    summary: 'Every value of `book.yaml` is of the kind its key asks for.',
    hint: 'correct the value',
  },
  'chapter-exists': {
    severity: 'error',
    summary: 'Every chapter that is named is a Markdown file of the manuscript.',
    hint: 'add the file, or remove its name',
  },
  'chapter-has-text': {
    severity: 'error',
    summary: 'Every chapter file holds text.',
    hint: 'write the chapter, or remove the file',
  },
  'chapter-is-of-reasonable-size': {
    severity: 'error',
    summary: 'No chapter file is larger than 20 MB, or what `--chapter-limit` allows.',
    hint: 'split it into several chapters, or raise the limit with `--chapter-limit`',
  },
  'language-is-given': {
    severity: 'warning',
    summary: 'The manuscript says which language it is written in.',
    hint: 'write `lang:` into the front matter, or use `--lang`',
  },
  'translation-has-chapter': {
    severity: 'warning',
    summary: 'Every chapter of the original has its file in each translation.',
    hint: 'add the translated chapter, or take the language out of the edition',
  },
  'translation-has-original': {
    severity: 'warning',
    summary: 'Every chapter of a translation translates one of the original.',
    hint: 'write its name into the front matter as `translates:`, or `translates: nothing`',
  },
  'chapter-is-translated-once': {
    severity: 'error',
    summary: 'A chapter has one file in each translation.',
    hint: 'correct `translates:`, or remove one of the files',
  },
  'note-call-has-note': {
    severity: 'error',
    summary: 'Every note call has a note.',
    hint: 'add the note to this chapter, or remove the call',
  },
  'note-is-called': {
    severity: 'warning',
    summary: 'Every note is called at least once.',
    hint: 'call the note where it belongs, or delete it',
  },
  'note-is-defined-once': {
    severity: 'error',
    summary: 'Every note label of a chapter is defined once.',
    hint: 'give one of the notes another label',
  },
  'note-is-called-in-one-chapter': {
    severity: 'warning',
    summary: 'Every note is called in one chapter only, where chapters number their own.',
    hint: 'write the note again under another label, or refer to it in words',
  },
  'note-does-not-call-itself': {
    severity: 'error',
    summary: 'No note calls itself, directly or through other notes.',
    hint: 'remove the call inside the note',
  },
  'note-series-is-declared': {
    severity: 'error',
    summary: 'The prefix of a note label names a note series of `book.yaml`.',
    hint: 'declare the series under `notes:`, or correct the prefix',
  },
  'directive-is-known': {
    severity: 'error',
    summary: 'Every `:::name` is one of the containers that diglot sets.',
    hint: 'correct the name, or escape the colons as `\\:::`',
  },
  'directive-is-closed': {
    severity: 'warning',
    summary: 'Every `:::name` is closed by a line of as many colons.',
    hint: 'write `:::` on a line of its own where it ends',
  },
  'attribute-is-known': {
    severity: 'warning',
    summary: 'Every attribute in `{…}` is one that diglot reads.',
    hint: 'use `#id`, `.class`, `lang=…`, or remove it',
  },
  'float-position-is-known': {
    severity: 'warning',
    summary: 'Every `float=…` says a place where a figure or table may stand.',
    hint: 'write `auto`, `here`, `top`, `bottom`, `page` or `none`',
  },
  'label-is-unique': {
    severity: 'error',
    summary: 'Every label `{#id}` stands once in its chapter.',
    hint: 'give one of them another label',
  },
  'language-tag-is-valid': {
    severity: 'error',
    summary: 'Every language is a BCP 47 tag such as `de`, `en-GB` or `grc`.',
    hint: 'write a BCP 47 language tag',
  },
  'heading-has-space': {
    severity: 'warning',
    summary: 'A heading has a space between its number signs and its text.',
    hint: 'put a space after the number signs',
  },
  'nesting-is-bounded': {
    severity: 'error',
    summary: 'Blocks and markup stand in each other at most 100 deep.',
    hint: 'remove some of the levels',
  },
  'markup-is-bounded': {
    severity: 'error',
    summary: 'No block holds so many marks that reading it would take minutes.',
    hint: 'divide the block, or put it between code fences',
  },
  'block-is-translated': {
    severity: 'warning',
    summary: 'Every block of the original has its translation.',
    hint: 'translate it',
  },
  'edition-is-complete': {
    severity: 'error',
    summary:
      'An edition with `missing: fail` has every passage of the original translated.',
    hint: 'translate it, or let the edition say `missing: mark` or `missing: original`',
  },
  'edition-is-fresh': {
    severity: 'error',
    summary:
      'An edition with `stale: fail` has no translation whose original has changed.',
    hint: 'see `diglot translation show`; mend it, then confirm it',
  },
  'block-has-original': {
    severity: 'warning',
    summary: 'Every block of a translation renders one of the original.',
    hint: 'put what is the translator’s own between `:::translator` and `:::`, or remove it',
  },
  'label-keeps-order': {
    severity: 'warning',
    summary: 'Labels stand in the same order in original and translation.',
    hint: 'move the block, or give it another label',
  },
  'note-is-translated': {
    severity: 'warning',
    summary: 'Every note of the original is called in the translation.',
    hint: 'translate the note and call it where it belongs',
  },
  'note-has-original': {
    severity: 'warning',
    summary:
      'A translation has no notes of the author’s series that the original has not.',
    hint: 'give the translator’s notes a series of their own, such as `[^tr:word]`',
  },
  'number-is-kept': {
    severity: 'warning',
    summary: 'A translation has the numbers of its original.',
    hint: 'correct the number; if it is right, a word in its place is enough',
  },
  'date-is-kept': {
    severity: 'warning',
    summary: 'A translation has the dates of its original.',
    hint: 'correct the date',
  },
  'address-is-kept': {
    severity: 'warning',
    summary:
      'Links and pictures of a translation lead where those of its original lead, or to the same in its language.',
    hint: 'correct the address, or put the link in',
  },
  'bracket-has-partner': {
    severity: 'warning',
    summary: 'Brackets of a translation stand in pairs where those of its original do.',
    hint: 'add the bracket that is missing, or remove this one',
  },
  'quotation-mark-has-partner': {
    severity: 'warning',
    summary:
      'Quotation marks of a translation stand in pairs where those of its original do.',
    hint: 'add the mark that is missing, or remove the one too many',
  },
  'passage-is-in-its-language': {
    severity: 'warning',
    summary: 'No passage of a translation is that of the original, unchanged.',
    hint: 'translate it, or mark its language: `[…]{lang=de}`, `:::passage{lang=de}`',
  },
  'exchange-file-is-sound': {
    severity: 'error',
    summary: 'A file that comes back from a translator is PO or XLIFF 2 in UTF-8.',
    hint: 'correct the file, or export it again; `msgfmt -c` examines PO files',
  },
  'unit-has-passage': {
    severity: 'error',
    summary: 'Every unit that was translated belongs to a passage of the original.',
    hint: 'export again and merge with `msgmerge`, then import that',
  },
  'unit-keeps-placeholders': {
    severity: 'error',
    summary:
      'A translated unit has the placeholders of its original, notes in their order.',
    hint: 'put each placeholder where its markup belongs; to change markup, edit the Markdown',
  },
  'unit-can-be-written': {
    severity: 'error',
    summary: 'Every translated unit can be written as Markdown that says the same.',
    hint: 'write it into the Markdown file by hand',
  },
  'chapter-is-set-in-time': {
    severity: 'error',
    summary:
      'Reading a chapter, setting it, and comparing it with its original take at most a minute each, or what `--time-limit` allows.',
    hint: 'divide the chapter, look for what is odd in it, or raise `--time-limit`',
  },
  'html-is-allowed': {
    severity: 'warning',
    summary:
      'Raw HTML holds only elements and attributes that are safe in print and e-book.',
    hint: 'use Markdown instead, or remove the element',
  },
  'math-is-valid': {
    severity: 'error',
    summary: 'Every formula is TeX that can be set.',
    hint: 'correct the formula',
  },
  'link-has-target': {
    severity: 'warning',
    summary:
      'Every link inside the manuscript leads to a chapter and label of the edition.',
    hint: 'correct the link, or add the label to its target',
  },
  'link-is-safe': {
    severity: 'warning',
    summary:
      'Links go to web addresses, mail addresses, telephone numbers or the manuscript.',
    hint: 'use an `https:` address',
  },
  'image-exists': {
    severity: 'error',
    summary: 'Every image is a file inside the manuscript folder.',
    hint: 'correct the path, or add the file',
  },
  'image-is-local': {
    severity: 'error',
    summary:
      'Images come from the manuscript folder, never from the network or elsewhere on the disk.',
    hint: 'save the picture in the manuscript folder and name it by its relative path',
  },
  'image-is-readable': {
    severity: 'error',
    summary:
      'Every image is a sound PNG, JPEG, GIF, WebP or SVG file of reasonable size: 50 MB and 100 million points, or what `--picture-limit` allows.',
    hint: 'save the picture again in one of these formats',
  },
  'image-has-alternative': {
    severity: 'warning',
    summary:
      'Every image has an alternative text for readers who do not see it, or is said to be decorative.',
    hint: 'describe the picture between the square brackets; if it says nothing, write `{.decorative}` after it',
  },
  'conformance-is-earned': {
    severity: 'warning',
    summary:
      'An e-book whose conformance somebody certifies has nothing that speaks against it.',
    hint: 'mend it, or remove `certifiedBy`; until then the e-book claims nothing',
  },
  'formula-has-alternative': {
    severity: 'warning',
    summary: 'Every formula that is written as MathML says in `alttext` how it is read.',
    hint: 'add `alttext="…"` to `<math>`, or write the formula as TeX',
  },
  'book-has-cover': {
    severity: 'warning',
    summary:
      'An e-book has a cover: a picture of the book’s own, or one that is painted.',
    hint: 'name a picture as `cover:`; `diglot doctor` says why there is no browser to paint one',
  },
  'cover-is-fit-for-stores': {
    severity: 'warning',
    summary:
      'The cover picture is a JPEG or PNG of at least 1400 px on its shorter side.',
    hint: 'save it as JPEG or PNG, best of 1600 × 2560 px',
  },
  'isbn-is-valid': {
    severity: 'warning',
    summary: 'An identifier that looks like an ISBN has the right check digit.',
    hint: 'correct the number',
  },
  'character-has-font': {
    severity: 'warning',
    summary: 'Every character is in one of the fonts of the edition.',
    hint: 'install a font that has it beside diglot, or replace the character',
  },
  'font-is-installed': {
    severity: 'warning',
    summary: 'Every font that a template or `book.yaml` names is installed.',
    hint: 'install the package beside diglot, or name another font',
  },
  'line-fits-measure': {
    severity: 'warning',
    summary: 'Every line can be broken to the width of the page.',
    hint: 'shorten it, or break it by hand',
  },
  'page-is-filled-rightly': {
    severity: 'warning',
    summary: 'Every block and note finds a page that holds it.',
    hint: 'make the block smaller or the page larger; on facing pages see what the other side lacks',
  },
} as const satisfies Record<string, Rule>

/** Says what must be true of a manuscript, how bad a breach is, and how to mend it. */
export interface Rule {
  readonly severity: 'error' | 'warning'
  /** Affirmative sentence: what holds in a sound manuscript. */
  readonly summary: string
  /** Imperative, no final stop: what the writer can do about it. */
  readonly hint: string
}

/** Name of a rule, as printed after each message and used to silence it. */
export type RuleId = keyof typeof rules
