import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** What one process of the workshop may use. */
export interface Bounds {
  /** Of the processor, in seconds: a busy machine takes nothing away from a file. */
  readonly cpuSeconds: number
  /** Of the clock on the wall, in ms: then nothing is known of the file, and it is tried again. */
  readonly wallMs: number
  /** Of memory, in bytes. */
  readonly memoryBytes: number
}

export const usualBounds: Bounds = { cpuSeconds: 30, wallMs: 120_000, memoryBytes: 700 * 1024 * 1024 }

/** What Node sets aside at its start and does not use; the kernel counts it. */
const reservedBytes = 640 * 1024 * 1024

const here = path.dirname(fileURLToPath(import.meta.url))

/**
 * How a process of the workshop is started. Node keeps its scripts from files, programs and threads; the shell's limits
 * bind the libraries under them as well: no file can be written, and neither processor nor memory goes beyond bounds.
 */
export function startedWithin(
  { cpuSeconds, memoryBytes }: Bounds,
  program = path.join(here, 'main.ts'),
): { command: string; parameters: string[] } {
  const node = [
    process.execPath,
    '--permission',
    // The picture library is not a script; what it may do is bound below.
    '--allow-addons',
    ...readable().map((place) => `--allow-fs-read=${place}`),
    '--disallow-code-generation-from-strings',
    '--disable-proto=throw',
    '--no-warnings',
    `--max-old-space-size=${Math.floor(memoryBytes / 2 ** 20)}`,
    program,
  ]
  const shell = '/bin/sh'
  if (!existsSync(shell)) return { command: process.execPath, parameters: node.slice(1) }
  const limits = ['-c 0', '-f 0', '-n 64', `-S -t ${cpuSeconds}`, `-H -t ${cpuSeconds + 5}`]
  // Of data, not of addresses: engines reserve far more of those than they use.
  if (process.platform === 'linux') limits.push(`-d ${Math.floor((memoryBytes + reservedBytes) / 1024)}`)
  // A limit that a platform does not know is passed over; the others hold.
  const script = `${limits.map((limit) => `ulimit ${limit} 2>/dev/null`).join('; ')}; exec "$@"`
  return { command: shell, parameters: ['-c', script, 'sh', ...node] }
}

/** The workshop's own folder and the packages; nothing of what Baton keeps lies there. */
function readable(): string[] {
  const places = [here]
  for (let above = here; above !== path.dirname(above); above = path.dirname(above)) {
    for (const name of ['node_modules', 'package.json']) {
      const place = path.join(above, name)
      if (existsSync(place)) places.push(place)
    }
  }
  return places
}
