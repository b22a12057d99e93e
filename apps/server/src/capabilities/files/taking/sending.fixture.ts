import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { api, type StoredFile } from '@baton/contract'
import * as tus from 'tus-js-client'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import { readContent } from '../content/read-content.ts'
import { type Hospital, openHospital } from '../hospital.fixture.ts'
import { type Served, serve } from '../served.fixture.ts'
import { readFiles } from '../store/files.ts'
import { readParts } from '../store/parts.ts'

interface Told {
  status: number
  offset: number | null
  body: string
}

export type Sending = Awaited<ReturnType<typeof openSending>>

/** The hospital over HTTP, with two colleagues; what is sent is sent by the first, Amina. */
export async function openSending(options: Parameters<typeof openHospital>[0] = {}) {
  const night: Hospital = await openHospital(options)
  const served: Served = await serve(night)
  const amina = await night.hire()
  const ben = await night.hire()
  const cookie = await served.cookieOf(amina)

  async function begin(content: Buffer, by = amina): Promise<{ file: StoredFile; upload: string }> {
    return by.ask(api.files.begin, { name: 'notes.txt', bytes: content.length })
  }

  /** Sends content as the client does; resolves when all of it is there. */
  function send(upload: string, content: Buffer, more: Partial<tus.UploadOptions> = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      new tus.Upload(content, {
        uploadUrl: `${served.baseUrl}${upload}`,
        uploadSize: content.length,
        headers: { cookie },
        retryDelays: null,
        storeFingerprintForResuming: false,
        onSuccess: () => resolve(),
        onError: reject,
        ...more,
      }).start()
    })
  }

  async function ask(
    method: 'HEAD' | 'PATCH',
    upload: string,
    given: {
      at?: string
      cookie?: string
      headers?: Record<string, string>
      offset?: number
      body?: Buffer
    } = {},
  ): Promise<Told> {
    const response = await fetch(`${given.at ?? served.baseUrl}${upload}`, {
      method,
      headers: {
        'tus-resumable': '1.0.0',
        ...(given.cookie === '' ? {} : { cookie: given.cookie ?? cookie }),
        ...(method === 'PATCH'
          ? { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(given.offset ?? 0) }
          : {}),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { body: new Uint8Array(given.body) }),
    })
    const offset = response.headers.get('upload-offset')
    return {
      status: response.status,
      offset: offset === null ? null : Number(offset),
      body: await response.text(),
    }
  }

  /** Sends the beginning of a stretch and then nothing more; resolves when the server has heard it. */
  async function sendBeginning(
    server: Served,
    upload: string,
    { from, beginning, length }: { from: number; beginning: Buffer; length: number },
  ): Promise<Socket> {
    const before = server.bytesRead()
    const socket = connect(server.port, '127.0.0.1')
    await once(socket, 'connect')
    const head =
      `PATCH ${upload} HTTP/1.1\r\nHost: 127.0.0.1\r\nTus-Resumable: 1.0.0\r\nCookie: ${cookie}\r\n` +
      `Upload-Offset: ${from}\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${length}\r\n\r\n`
    socket.write(head)
    socket.write(beginning)
    await until(async () => server.bytesRead() >= before + head.length + beginning.length)
    return socket
  }

  async function contentOf(fileId: string): Promise<Buffer> {
    const { database, vault, blobs, organisationId } = night
    const { row, parts } = await inSnapshot(database.app, organisationId, async (transaction) => {
      const [row] = await readFiles(transaction, [fileId])
      if (row === undefined) throw new Error('no such file')
      await openScopes(transaction, vault, [{ scope: scopeOf(row) }])
      return { row, parts: await readParts(transaction, fileId) }
    })
    const given: Buffer[] = []
    for await (const bytes of readContent({ vault, blobs }, row, parts)) given.push(bytes)
    return Buffer.concat(given)
  }

  async function stateOf(fileId: string) {
    const [row] = await night.query<{ state: string; received: number; commitment: Buffer | null }>(
      'select state, received, commitment from file where id = $1',
      [fileId],
    )
    return row
  }

  return {
    night,
    served,
    amina,
    ben,
    cookie,
    begin,
    send,
    ask,
    sendBeginning,
    contentOf,
    stateOf,
    async close() {
      await served.close()
      await night.close()
    },
  }
}

/** Resolves when it holds. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10))
}
