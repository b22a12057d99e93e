import { spawn } from 'node:child_process'

/** Runs a command with these settings beside the ones there are; its exit code. Signals are the command's to obey. */
export async function runWith(
  settings: Record<string, string>,
  command: string,
  args: readonly string[],
): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...settings } })
    child.on('error', () => resolve(127))
    child.on('close', (status) => resolve(status ?? 1))
  })
}
