/**
 * Wait for a promise, but not for ever.
 *
 * @param limitMs How long to wait.
 * @param tooLate Makes the error to throw when the time is up; the promise is then let go.
 */
export async function within<T>(
  limitMs: number,
  promise: Promise<T>,
  tooLate: () => Error,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), limitMs)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}
