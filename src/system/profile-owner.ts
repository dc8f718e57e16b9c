import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Says in the profile of a browser whose it is. */
export const ownerFile = 'diglot-owner'

/** Say where numbers of processes mean the same: containers may share a folder, and not those. */
export function ownerMark(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
