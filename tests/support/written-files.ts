import type { BuildPorts, Content } from '../../src/build.ts'

/** Read what a build hands out, in one piece or in many. */
export async function bytesOf(content: Content): Promise<Buffer> {
  if (content instanceof Uint8Array) return Buffer.from(content)
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Make a writer that keeps files in memory, by name. */
export function writeInto(files: Map<string, Buffer>): BuildPorts['write'] {
  return async (name, content) => {
    const bytes = await bytesOf(content)
    files.set(name, bytes)
    return { path: name, bytes: bytes.length }
  }
}
