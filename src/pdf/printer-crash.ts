import { BuildError } from '../diagnostics/build-error.ts'

/** The browser, or a page of it, has crashed: the same work may succeed the next time. */
export class PrinterCrash extends BuildError {}
