import { api, type InputOf, type Operation, type OutputOf, type StoredFile } from '@baton/contract'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hospital, openHospital } from '../../packages/client/test/hospital.ts'

let hospital: Hospital
let amina: Asking
let ben: Asking
let chidi: Asking

beforeAll(async () => {
  hospital = await openHospital()
  const { people } = hospital
  amina = await signIn(people.amina)
  ben = await signIn(people.ben)
  chidi = await signIn(people.chidi)
})
afterAll(() => hospital.close())

/** Somebody who asks over HTTP as any client may. */
interface Asking {
  ask<O extends Operation>(operation: O, input: InputOf<O>, commandId?: string): Promise<OutputOf<O>>
  get(
    address: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Buffer; headers: Headers }>
  patch(address: string, offset: number, content: Buffer): Promise<number>
}

async function signIn(personId: string): Promise<Asking> {
  const headers = (commandId: string) => ({
    'content-type': 'application/json',
    'idempotency-key': commandId,
  })
  const signedIn = await fetch(`${hospital.baseUrl}${api.identity.signInAsDemonstrationPerson.path}`, {
    method: 'POST',
    headers: headers(uuidv7()),
    body: JSON.stringify({ personId }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return {
    async ask(operation, input, commandId = uuidv7()) {
      const isQuery = operation.kind === 'query'
      const query = isQuery ? `?${new URLSearchParams(input as Record<string, string>)}` : ''
      const response = await fetch(`${hospital.baseUrl}${operation.path}${query}`, {
        method: isQuery ? 'GET' : 'POST',
        headers: { ...headers(commandId), cookie },
        ...(isQuery ? {} : { body: JSON.stringify(input) }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${operation.name}: ${response.status} ${text}`)
      return operation.output.parse(JSON.parse(text)) as OutputOf<typeof operation>
    },
    async get(address, more = {}) {
      const response = await fetch(`${hospital.baseUrl}${address}`, { headers: { cookie, ...more } })
      const body = Buffer.from(await response.arrayBuffer())
      return { status: response.status, body, headers: response.headers }
    },
    async patch(address, offset, content) {
      const response = await fetch(`${hospital.baseUrl}${address}`, {
        method: 'PATCH',
        headers: {
          cookie,
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
        },
        body: new Uint8Array(content),
      })
      return response.status
    },
  }
}

async function send(by: Asking, name: string, content: Buffer): Promise<StoredFile> {
  const { file, upload } = await by.ask(api.files.begin, { name, bytes: content.length })
  const half = Math.floor(content.length / 2)
  expect(await by.patch(upload, 0, content.subarray(0, half))).toBe(204)
  expect(await by.patch(upload, half, content.subarray(half))).toBe(204)
  return file
}

async function checked(by: Asking, fileId: string): Promise<StoredFile> {
  for (;;) {
    const { file } = await by.ask(api.files.open, { fileId })
    if (file.state !== 'checking') return file
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a photo goes the whole way: sent, looked into, hung on a message, and shown to its reader without what the camera noted', async () => {
  const planted = 'Apple iPhone of Amina'
  const photo = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#b5651d' } })
    .withExif({ IFD0: { Make: planted }, IFD3: { GPSLatitude: '51/1 4/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect(photo.includes(planted)).toBe(true)
  const { id: fileId } = await send(amina, 'heel.jpg', photo)
  const { conversationId } = await amina.ask(api.messaging.startDirect, { personId: hospital.people.ben })
  // It may be sent while it is still looked into.
  await amina.ask(api.messaging.sendMessage, { conversationId, body: '', fileIds: [fileId] })
  const file = await checked(ben, fileId)
  expect(file).toMatchObject({
    state: 'ready',
    kind: 'image',
    mediaType: 'image/jpeg',
    width: 640,
    pictured: true,
  })
  const { links } = await ben.ask(api.files.open, { fileId })
  const { thumbnails } = await ben.ask(api.files.thumbnails, { fileIds: fileId })
  for (const link of [links.preview, links.whole, links.download, thumbnails[0]?.link]) {
    const { status, body, headers } = await ben.get(link ?? '')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^image\/(webp|jpeg)$/)
    expect(body.includes('Apple') || body.includes('Exif')).toBe(false)
    expect((await sharp(body).metadata()).exif).toBeUndefined()
    expect((await chidi.get(link ?? '')).status).toBe(404)
  }
  expect(links.pages).toBeNull()
  await expect(chidi.ask(api.files.open, { fileId })).rejects.toThrow('404')
})

test('what says one thing by its name and another by its content is refused, and nobody can open it', async () => {
  const { id: fileId } = await send(amina, 'notes.pdf', Buffer.from('<html><script>alert(1)</script></html>'))
  const file = await checked(amina, fileId)
  expect(file.state).toBe('refused')
  const { links } = await amina.ask(api.files.open, { fileId })
  expect([links.preview, links.whole, links.pages, links.download]).toEqual([null, null, null, null])
})
