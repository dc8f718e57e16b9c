import { PrinterCrash } from './printer-crash.ts'

/**
 * Do work with a printer, and do it once more when the browser crashed in it: the machine may
 * have been short of memory for a moment. A browser that hangs would only hang again.
 *
 * @param work Opens all its documents itself.
 * @param again Awaited before the second time.
 * @throws {PrinterCrash} When it crashes again.
 */
export async function onceMore<T>(
  work: () => Promise<T>,
  again: () => Promise<void>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof PrinterCrash)) throw error
    await again()
    return work()
  }
}
