import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import type { StageCache } from '../../src/manuscript/stage-cache.ts'

/** A cache in memory that can be looked into. */
export interface MemoryCache extends StageCache {
  /** What is kept, by key, serialised. */
  readonly entries: Map<string, Uint8Array>
}

/** Make an empty cache in memory; keys are digests, as on the disk. */
export function memoryCache(): MemoryCache {
  const entries = new Map<string, Uint8Array>()
  return {
    entries,
    key(stage, ...inputs) {
      const hash = createHash('sha256').update(stage)
      for (const input of inputs) {
        const bytes = Buffer.from(input)
        hash.update(`\n${typeof input} ${bytes.length}\n`).update(bytes)
      }
      return hash.digest('hex')
    },
    find(key) {
      const bytes = entries.get(key)
      const found: unknown = bytes && deserialize(bytes)
      return found
    },
    keep: (key, result) => void entries.set(key, serialize(result)),
  }
}
