import { createHash } from 'node:crypto'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { wholeEdition } from './whole-edition.ts'
import { bytesOf } from '../support/written-files.ts'

// Run in a process of its own, whose time zone is set from outside.
const edition = wholeEdition()
const bytes = await bytesOf(packEpub(toEpubFiles(edition), edition.date))
process.stdout.write(createHash('sha256').update(bytes).digest('hex'))
