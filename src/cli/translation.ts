import { BuildError } from '../diagnostics/build-error.ts'
import { showJson } from '../diagnostics/show-controls.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { readLanguage } from '../manuscript/read-language.ts'
import { type ChapterStaleness, readStaleness } from '../staleness.ts'
import { partPattern } from '../translation/stated-field.ts'
import { templateSource } from '../system/package-folder.ts'
import { defineCommand } from './command.ts'
import { confirmTranslations } from './confirm-translations.ts'
import { type exchangeFormats, exportTranslations } from './export-translations.ts'
import { formatPassages } from './format-passages.ts'
import { formatStatus } from './format-status.ts'
import { importTranslations } from './import-translations.ts'
import { initBaseTexts } from './init-base-texts.ts'
import { manuscriptOptions, readChosen } from './manuscript-options.ts'
import { passagesHtml } from './passages-html.ts'
import { exitCode, showMessages } from './show-messages.ts'
import { stalePassages } from './stale-passages.ts'
import { toStalenessRecord } from './staleness-record.ts'

const actions = ['status', 'show', 'confirm', 'init', 'export', 'import'] as const

/** `translation`: say what is stale, show it, and confirm what was looked at. */
export const translation = defineCommand({
  name: 'translation',
  summary: 'Show which passages of translations are stale, confirm them, exchange them',
  words: 'status|show|confirm|init|export|import',
  options: {
    ...manuscriptOptions,
    into: {
      type: 'string',
      value: 'tag',
      summary: 'Only translations into this language',
    },
    all: {
      type: 'boolean',
      default: false,
      summary: 'With `confirm`: all chapters',
    },
    format: {
      type: 'string',
      default: 'po',
      value: 'po|xliff',
      summary: 'With `export`: format of the files',
    },
    out: {
      type: 'string',
      short: 'o',
      default: 'translations',
      value: 'folder',
      summary: 'With `export`: folder for the files',
    },
    check: {
      type: 'boolean',
      default: false,
      summary: 'With `status`: end with 1 unless all is fresh',
    },
    json: {
      type: 'boolean',
      default: false,
      summary: 'With `status` and `show`: print data',
    },
    html: {
      type: 'boolean',
      default: false,
      summary: 'With `show`: print a page of HTML',
    },
  },
  examples: [
    ['diglot translation init', 'keep the original that each translation was made of'],
    ['diglot translation status', 'count what is fresh, stale and missing'],
    ['diglot translation status --check', 'fail a build server unless all is fresh'],
    ['diglot translation show 02-zusage', 'show the stale passages of a chapter'],
    ['diglot translation confirm 02-zusage:17', 'say that a passage is translated anew'],
    ['diglot translation confirm --all --into fr', 'say so of all French chapters'],
    [
      'diglot translation export --into en -o po',
      'write PO files for the English translator',
    ],
    ['diglot translation import po/en/*.po', 'bring in what the translator wrote'],
  ],
  async run(options, [action, ...names], terminal) {
    const { into, all, check, json, html, format, out, ...choice } = options
    checkAction(action, names)
    const { manuscript, source, folder } = await readChosen(choice, templateSource())
    const every = await readStaleness(manuscript, source)
    const chapters = chooseLanguage(every, into)
    if (action === 'import') {
      const places = { manuscript, source, folder, chapters }
      const { lines, messages } = await importTranslations(names, places)
      showMessages(messages, terminal)
      if (lines.length > 0) terminal.out(lines.join('\n'))
      return exitCode(messages)
    }
    const chosen = chooseChapters(chapters, names)
    if (action === 'confirm') {
      const texts = { chapters: chosen, names, areAll: all }
      terminal.out((await confirmTranslations(texts, source, folder)).join('\n'))
      return 0
    }
    if (action === 'init') {
      const lines = await initBaseTexts(chosen, { manuscript, source, folder })
      terminal.out(lines.join('\n'))
      return 0
    }
    if (action === 'export') {
      const files = { format: exchangeFormat(format), out, folder }
      terminal.out((await exportTranslations(chosen, manuscript, files)).join('\n'))
      return 0
    }
    if (action === 'show') {
      const passages = chosen.flatMap(stalePassages)
      if (json) terminal.out(showJson({ passages }))
      else if (html) terminal.out(passagesHtml(passages, manuscript.label).trimEnd())
      else if (passages.length === 0) terminal.out('nothing is stale')
      else terminal.out(formatPassages(passages, terminal.hasColours))
      return 0
    }
    const records = chosen.map(toStalenessRecord)
    terminal.out(json ? showJson({ chapters: records }) : formatStatus(records))
    return check && records.some(({ toDo }) => toDo.length > 0) ? 1 : 0
  },
})

function checkAction(action: string | undefined, names: readonly string[]): void {
  const known = actions.some((one) => one === action)
  if (!known) {
    const near = action === undefined ? undefined : nearestName(action, actions)
    throw new BuildError(
      action === undefined
        ? 'it is not said what to do with the translations'
        : `there is no \`translation ${action}\``,
      {
        hint:
          near === undefined
            ? `write ${actions.map((one) => `\`${one}\``).join(', ')} behind \`translation\``
            : `did you mean \`translation ${near}\`?`,
      },
    )
  }
  if (action === 'init' && names.some((name) => name.includes(':'))) {
    throw new BuildError('a base text is made for a whole chapter', {
      hint: 'leave out what stands behind the colon',
    })
  }
}

function exchangeFormat(written: string): keyof typeof exchangeFormats {
  if (written === 'po' || written === 'xliff') return written
  throw new BuildError(`there is no format \`${written}\``, {
    hint: 'the formats are `po` and `xliff`',
  })
}

function chooseLanguage(
  chapters: readonly ChapterStaleness[],
  into: string | undefined,
): readonly ChapterStaleness[] {
  const languages = [...new Set(chapters.map(({ language }) => language))]
  if (languages.length === 0) {
    throw new BuildError('the manuscript has no translation', {
      hint: 'put translated chapters beside the original, `essay.en.md`, or into a folder `en/`',
    })
  }
  if (into === undefined) return chapters
  const language = readLanguage(into)
  const found = chapters.filter((chapter) => chapter.language === language)
  if (found.length > 0) return found
  throw new BuildError(`there is no translation into \`${into}\``, {
    hint: `there is ${languages.map((tag) => `\`${tag}\``).join(', ')}`,
  })
}

/** Chapters by name, with or without the number of a bead; all when no name is given. */
function chooseChapters(
  chapters: readonly ChapterStaleness[],
  names: readonly string[],
): readonly ChapterStaleness[] {
  if (names.length === 0) return chapters
  const wanted = names.map((name) => name.replace(partPattern, ''))
  const known = [...new Set(chapters.map(({ name }) => name))]
  const unknown = wanted.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const near = nearestName(unknown, known)
    throw new BuildError(`there is no chapter \`${unknown}\``, {
      hint:
        near === undefined
          ? `the chapters are ${known.map((name) => `\`${name}\``).join(', ')}`
          : `did you mean \`${near}\`?`,
    })
  }
  return chapters.filter(({ name }) => wanted.includes(name))
}
