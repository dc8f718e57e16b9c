export function bundleProgram(): Promise<void>
