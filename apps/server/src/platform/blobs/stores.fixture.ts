import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import type { Blobs } from './blobs.ts'
import { openDiskBlobs } from './disk-blobs.ts'
import { openS3Blobs, type S3Place } from './s3-blobs.ts'

/** A place that blobs are kept in, which a test may look into and harm behind their back. */
export interface Store {
  readonly blobs: Blobs
  /** The names of all files that are kept, drafts among them. */
  files(): Promise<string[]>
  /** A blob as it lies there. */
  stored(id: string): Promise<Buffer>
  store(id: string, stored: Buffer): Promise<void>
  close(): Promise<void>
}

/** A folder of the disk. */
export async function diskStore(now: Date): Promise<Store> {
  const above = await mkdtemp(path.join(tmpdir(), 'baton-blobs-'))
  const folder = path.join(above, 'blobs')
  const placeOf = (id: string) => path.join(folder, id.slice(0, 2), id.slice(2, 4), id)
  return {
    blobs: await openDiskBlobs(folder, now),
    files: () => filesIn(folder),
    stored: (id) => readFile(placeOf(id)),
    store: (id, stored) => writeFile(placeOf(id), stored),
    close: () => rm(above, { recursive: true }),
  }
}

/** A bucket of a server that speaks S3, run in this process. */
export async function s3Store(now: Date): Promise<Store & { place: S3Place; stop(): Promise<void> }> {
  const above = await mkdtemp(path.join(tmpdir(), 'baton-s3-'))
  const [directory, drafts] = [path.join(above, 's3'), path.join(above, 'drafts')]
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'baton' }],
  })
  const { port } = await server.run()
  const place = placeAt(port)
  // What the server keeps of an object is its bytes, and beside them what it notes of it.
  const placeOf = (id: string) =>
    path.join(directory, 'baton', id.slice(0, 2), id.slice(2, 4), `${id}._S3rver_object`)
  let running = true
  const stop = async () => {
    if (running) await server.close()
    running = false
  }
  return {
    place,
    blobs: await openS3Blobs(place, { drafts, now, patienceMs: 2000 }),
    async files() {
      const kept = await filesIn(path.join(directory, 'baton'))
      return [...kept.filter((name) => name.endsWith('_object')), ...(await filesIn(drafts))]
    },
    stored: (id) => readFile(placeOf(id)),
    store: (id, stored) => writeFile(placeOf(id), stored),
    stop,
    async close() {
      await stop()
      await rm(above, { recursive: true })
    },
  }
}

/** A server that takes connections and never says a word. */
export async function silentServer(): Promise<{ place: S3Place; close(): void }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => void sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    place: placeAt(address.port),
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function placeAt(port: number): S3Place {
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'baton',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
