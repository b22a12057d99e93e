import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { api, type StoredFile } from '@baton/contract'
import type { StaffSession } from '../../bench/load/staff-session.ts'

const CHUNK_BYTES = 64 * 1024
/** A file that was being looked into when its server was killed waits for five minutes. */
const PATIENCE_MS = 10 * 60_000

/** A file as it is sent and fetched by any program that speaks the public protocol. */
export interface Sent {
  readonly file: StoredFile
  /** How often the line was lost or the server away, and the sending went on from where the server was. */
  readonly tries: number
}

/** Announces a file and sends all of it by the tus protocol, however often the line is cut. */
export async function sendFile(
  session: StaffSession,
  /** Where the server is, through whatever lies between. */
  url: string,
  { name, content, onSent = () => {} }: { name: string; content: Buffer; onSent?: (offset: number) => void },
): Promise<Sent> {
  const { file, upload } = await session.call(api.files.begin, { name, bytes: content.length })
  const deadline = performance.now() + PATIENCE_MS
  for (let tries = 1; ; tries += 1) {
    const offset = await offsetOf(session, url, upload).catch(() => null)
    if (offset === content.length || offset === 'gone') return { file, tries }
    if (performance.now() > deadline) throw new Error(`the file was not sent in time: ${tries} tries`)
    if (offset === null) await pause(100)
    else await patch(session, `${url}${upload}`, content, offset, onSent).catch(() => pause(20))
  }
}

/** How far it has come; or that nothing is received of it any more, since it was refused before this was asked. */
async function offsetOf(session: StaffSession, url: string, upload: string): Promise<number | 'gone'> {
  const response = await fetch(`${url}${upload}`, {
    method: 'HEAD',
    headers: { ...session.headers, 'tus-resumable': '1.0.0' },
    signal: AbortSignal.timeout(15_000),
  })
  if (response.status === 410) return 'gone'
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN)
  if (!response.ok || Number.isNaN(offset)) throw new Error(`HEAD was answered ${response.status}`)
  return offset
}

/** Sends all that is left in one request, as fast as the line takes it. */
function patch(
  session: StaffSession,
  address: string,
  content: Buffer,
  offset: number,
  onSent: (offset: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(address, {
      method: 'PATCH',
      headers: {
        ...session.headers,
        'tus-resumable': '1.0.0',
        'upload-offset': offset,
        'content-type': 'application/offset+octet-stream',
        'content-length': content.length - offset,
      },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      response.resume()
      response.on('error', reject)
      response.on('end', () =>
        response.statusCode === 204 ? resolve() : reject(new Error(`PATCH: ${response.statusCode}`)),
      )
    })
    let at = offset
    const next = (): void => {
      while (at < content.length && !outgoing.destroyed) {
        const chunk = content.subarray(at, at + CHUNK_BYTES)
        at += chunk.length
        onSent(at)
        if (!outgoing.write(chunk)) {
          outgoing.once('drain', next)
          return
        }
      }
      if (at >= content.length) outgoing.end()
    }
    next()
  })
}

/** Waits until a file has been looked into; what became of it. */
export async function whenLookedInto(
  session: StaffSession,
  fileId: string,
  patienceMs = PATIENCE_MS,
): Promise<StoredFile> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const { file } = await session.call(api.files.open, { fileId })
    if (file.state !== 'receiving' && file.state !== 'checking') return file
    if (performance.now() > deadline) throw new Error(`the file is still ${file.state}`)
    await pause(25)
  }
}

/** What came of fetching content: all of it with its hash, or a status, or a body that ended short. */
export type Fetched =
  | { is: 'whole'; sha256: string; bytes: number; content: Buffer }
  | { is: 'refused'; status: number }
  | { is: 'short'; content: Buffer }

/** Fetches content by a link, all of it or a range. */
export async function fetchContent(
  session: StaffSession,
  url: string,
  link: string,
  range?: { start: number; end: number },
): Promise<Fetched> {
  const headers: Record<string, string> = { ...session.headers }
  if (range !== undefined) headers.range = `bytes=${range.start}-${range.end - 1}`
  const response = await fetch(`${url}${link}`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    return { is: 'refused', status: response.status }
  }
  const hash = createHash('sha256')
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of response.body) {
      hash.update(chunk)
      chunks.push(chunk)
    }
  } catch {
    return { is: 'short', content: Buffer.concat(chunks) }
  }
  const content = Buffer.concat(chunks)
  return { is: 'whole', sha256: hash.digest('hex'), bytes: content.length, content }
}
