import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A plain copy of bytes through the same loop-back and onto the same disk. */
export interface BareCopy {
  /** Sends content and has it on disk; ms. */
  send(content: Buffer): Promise<number>
  /** Fetches what was sent last; ms. */
  fetch(): Promise<number>
  stop(): Promise<void>
}

export async function startBareCopy(): Promise<BareCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bare-'))
  const child = spawn(process.execPath, ['bench/files/bare-server.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))),
  )
  const url = `http://127.0.0.1:${port}/`
  return {
    async send(content) {
      const started = performance.now()
      await new Promise<void>((resolve, reject) => {
        const outgoing = request(url, { method: 'PUT', headers: { 'content-length': content.length } })
        outgoing.on('error', reject)
        outgoing.on('response', (response) => response.resume().on('end', () => resolve()))
        outgoing.end(content)
      })
      return performance.now() - started
    },
    async fetch() {
      const started = performance.now()
      await readAll(await fetch(url))
      return performance.now() - started
    },
    async stop() {
      child.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Reads a body to its end, and keeps nothing of it; its length. */
export async function readAll(response: Response): Promise<number> {
  if (!response.ok || response.body === null) throw new Error(`fetching was answered ${response.status}`)
  let bytes = 0
  for await (const chunk of response.body) bytes += chunk.length
  return bytes
}
