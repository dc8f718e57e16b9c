import { BuildError } from '../diagnostics/build-error.ts'
import { showControls } from '../diagnostics/show-controls.ts'
import { cacheFolder } from '../system/cache-folder.ts'
import { describeBrowser } from '../system/chromium.ts'
import { packageFonts } from '../system/fonts.ts'
import { describePackage, type PackageDescription } from '../system/package-folder.ts'

/** One thing that a build needs, as found on this machine. */
export interface Examination {
  readonly name: 'diglot' | 'node' | 'browser' | 'fonts' | 'cache' | 'packages'
  readonly isSound: boolean
  readonly findings: readonly string[]
  /** What to do when it is not sound. */
  readonly hint?: string
}

/** Families of our own templates. */
const families = ['Alegreya', 'Alegreya SC', 'Alegreya Sans', 'Source Code Pro']

/** What a fault is most often in. */
const mainPackages = [
  'puppeteer-core',
  'epub-gen-memory',
  'unified',
  'remark-parse',
  'remark-gfm',
  'liquidjs',
  'yaml',
  'zod',
]

/**
 * Examine the machine: everything that a build needs, each part whatever ails the others.
 *
 * @param browser Browser that the person names.
 */
export async function examine(browser: string | undefined): Promise<Examination[]> {
  const ours = await describePackage()
  return [
    sound('diglot', `version ${ours.version}`),
    examineNode(ours),
    await attempt('browser', async () => {
      const { path, how, version } = await describeBrowser({ browser })
      return [`${version}, starts`, `${path} (${how})`]
    }),
    await attempt('fonts', examineFonts),
    await attempt('cache', () => Promise.resolve([cacheFolder()])),
    sound(
      'packages',
      ...mainPackages.map((name) => `${name} ${ours.dependencies[name] ?? 'missing'}`),
    ),
  ]
}

function sound(name: Examination['name'], ...findings: string[]): Examination {
  return { name, isSound: true, findings: findings.map(showControls) }
}

async function attempt(
  name: Examination['name'],
  look: () => Promise<string[]>,
): Promise<Examination> {
  try {
    return sound(name, ...(await look()))
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    return {
      name,
      isSound: false,
      findings: [showControls(error.message)],
      hint: showControls(error.hint),
    }
  }
}

/** `engines` has the form `>=20.19`. */
function examineNode({ node }: PackageDescription): Examination {
  const [wantedMajor = 0, wantedMinor = 0] = numbersOf(node)
  const [major = 0, minor = 0] = numbersOf(process.versions.node)
  const isSound = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
  const found = `${process.versions.node} on ${process.platform} ${process.arch}`
  if (isSound) return sound('node', found)
  const hint = `install Node ${wantedMajor}.${wantedMinor} or newer`
  return { name: 'node', isSound, findings: [found], hint }
}

function numbersOf(version: string): number[] {
  return [...version.matchAll(/\d+/gu)].map(([digits]) => Number(digits))
}

async function examineFonts(): Promise<string[]> {
  const fonts = packageFonts()
  return Promise.all(
    families.map(async (family) => {
      const faces = await fonts.faces(family)
      const [face] = faces
      if (!face) {
        throw new BuildError(`the font \`${family}\` is missing`, {
          hint: 'run `npm ci` again',
        })
      }
      const { licence } = await fonts.subset(face, 'a')
      const name = licence.includes('SIL OPEN FONT LICENSE')
        ? 'SIL Open Font License 1.1'
        : (licence.split('\n')[0] ?? '')
      return `${family}, ${faces.length} files, ${name}`
    }),
  )
}
