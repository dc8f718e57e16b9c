import { measure } from '../measure.ts'

/** Run a command and print what it cost, to check the figures against another meter. */
export async function run([command, ...args]: readonly string[]): Promise<number> {
  if (command === undefined) {
    process.stderr.write('usage: node bench/run.mjs measure <command> [arguments]\n')
    return 2
  }
  const cost = await measure(command, args)
  process.stdout.write(`${JSON.stringify({ ...cost, output: undefined })}\n`)
  return 0
}
