import { execFileSync } from 'node:child_process'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { arch, cpus, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'

/** The machine and version that a figure belongs to. */
export interface Environment {
  processor: string
  cores: number
  memoryGiB: number
  kernel: string
  node: string
  /** fdatasync a second of an 8 KiB append, in the folder given. */
  fsyncPerSecond: number
  /** Median round trip of 100 bytes over loop-back TCP, in ms. */
  echoP50Ms: number
  commit: string
}

/** Measures this machine, in the folder where the data will lie. Takes about a second. */
export async function describeEnvironment(folder: string = tmpdir()): Promise<Environment> {
  const [processor] = cpus()
  return {
    processor: processor?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    fsyncPerSecond: measureFsync(folder),
    echoP50Ms: await measureEcho(),
    commit: currentCommit(),
  }
}

function measureFsync(folder: string): number {
  const place = mkdtempSync(join(folder, 'baton-fsync-'))
  const file = openSync(join(place, 'probe'), 'w')
  const page = Buffer.alloc(8192, 1)
  const started = performance.now()
  let count = 0
  for (; performance.now() - started < 500; count += 1) {
    writeSync(file, page)
    fdatasyncSync(file)
  }
  closeSync(file)
  rmSync(place, { recursive: true })
  return Math.round(count / ((performance.now() - started) / 1000))
}

async function measureEcho(): Promise<number> {
  const server = createServer({ noDelay: true }, (socket) => socket.pipe(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no loop-back address')
  const socket = connect({ port: address.port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve) => socket.once('connect', resolve))
  const samples: number[] = []
  const payload = Buffer.alloc(100, 1)
  for (let round = 0; round < 1000; round += 1) {
    const started = performance.now()
    socket.write(payload)
    await new Promise((resolve) => socket.once('data', resolve))
    samples.push(performance.now() - started)
  }
  socket.destroy()
  server.close()
  return percentile(samples, 50)
}

/** The p-th percentile of samples, rounded to a thousandth. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor((p / 100) * sorted.length))]
  return value === undefined ? Number.NaN : Math.round(value * 1000) / 1000
}

function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
