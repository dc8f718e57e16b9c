const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * Write bytes in base 64, as hosts do; the core has no host.
 *
 * @see RFC 4648, 4.
 */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(index, index + 3)
    const bits = (one << 16) | (two << 8) | three
    const four = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63]).join('')
    const length = Math.min(3, bytes.length - index) + 1
    text += four.slice(0, length).padEnd(4, '=')
  }
  return text
}
