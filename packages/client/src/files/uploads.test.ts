import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { paperTabs } from '../../test/paper-tabs.ts'
import { amina, settle, until, ward } from '../../test/people.ts'
import type { Client } from '../client.ts'
import { memoryStorage } from '../storage/memory-storage.ts'
import { sealedStorage } from '../storage/sealed-storage.ts'
import { pieceBytes } from './kept-content.ts'

/** Content whose every byte says where it stands, so that a piece in the wrong place is seen. */
function film(bytes: number): Blob {
  const content = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 1) content[at] = (at * 31 + (at >> 12)) & 0xff
  return new Blob([content], { type: 'video/mp4' })
}

async function bytesOf(content: Blob): Promise<Buffer> {
  return Buffer.from(await content.arrayBuffer())
}

function one(client: Client) {
  return client.uploads.store.getSnapshot()[0]
}

async function added(client: Client, content: Blob, forId: string, name = 'round.mp4'): Promise<string> {
  const answer = await client.uploads.add(content, { name, forId })
  if (!answer.ok) throw new Error(answer.refusal.title)
  return answer.value.id
}

describe('the way of a file', () => {
  test('FIL85: a file goes up in pieces, and what was checked is told', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    const content = film(2 * pieceBytes + 1000)
    const id = await added(client, content, room)
    await until(() => one(client)?.state === 'received')
    expect(await server.files.content(id)).toEqual(await bytesOf(content))
    expect(server.files.offsets.map(({ from }) => from)).toEqual([0, pieceBytes, 2 * pieceBytes])
    expect(one(client)).toMatchObject({ sent: content.size, file: { state: 'checking' } })
    server.files.check(id, { state: 'ready' })
    await settle()
    expect(one(client)?.file?.state).toBe('ready')
  })

  test('FIL85: a line that breaks in the middle of a piece costs no more than what was on it', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    const content = film(2 * pieceBytes)
    server.files.breaksAfter = pieceBytes + 12_345
    const id = await added(client, content, room)
    await until(() => one(client)?.state === 'waiting')
    server.files.breaksAfter = Number.POSITIVE_INFINITY
    await pass(3_000)
    await until(() => one(client)?.state === 'received')
    expect(server.files.offsets.at(-1)?.from).toBe(pieceBytes + 12_345)
    expect(await server.files.content(id)).toEqual(await bytesOf(content))
  })

  test('FIL85: it goes on after a reload, from what is kept on this device', async () => {
    const { server, room, started, device } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    server.files.breaksAfter = pieceBytes + 1
    const content = film(3 * pieceBytes)
    const id = await added(client, content, room)
    await until(() => one(client)?.state === 'waiting')
    await client.stop()
    server.files.breaksAfter = Number.POSITIVE_INFINITY
    const again = device(amina, { storage })
    await again.start()
    expect(one(again)).toMatchObject({ id, name: 'round.mp4', isKept: true })
    await until(() => one(again)?.state === 'received')
    expect(await server.files.content(id)).toEqual(await bytesOf(content))
    expect(again.uploads.contentOf(id)).toBeUndefined()
  })

  test('FIL85: while the server is away it waits, and is announced once', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    server.down = true
    server.cut()
    await Promise.all([added(client, film(1000), room), pass(2_500)])
    await pass(5_000)
    expect(one(client)).toMatchObject({ state: 'waiting', isKept: true, refusal: null })
    server.down = false
    await pass(35_000)
    await until(() => one(client)?.state === 'received')
    expect(server.asked.filter(({ name }) => name === 'files.begin')).toHaveLength(1)
  })

  test('FIL85: three go at once, and the rest take their turn', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    let letGo = () => {}
    server.files.holdsBack = new Promise((resolve) => {
      letGo = resolve
    })
    for (let n = 0; n < 5; n += 1) await added(client, film(100), room, `${n}.mp4`)
    await until(() => server.files.offsets.length === 3)
    expect(client.uploads.store.getSnapshot().map(({ state }) => state)).toEqual([
      'sending',
      'sending',
      'sending',
      'waiting',
      'waiting',
    ])
    letGo()
    await until(() => client.uploads.store.getSnapshot().every(({ state }) => state === 'received'))
    expect(server.files.mostAbreast).toBe(3)
  })

  test('FIL85: paused it stays where it is, resumed it goes on, and taken back it is gone on both sides', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    let letGo = () => {}
    server.files.holdsBack = new Promise((resolve) => {
      letGo = resolve
    })
    const id = await added(client, film(1000), room)
    await until(() => server.files.offsets.length === 1)
    await client.uploads.pause(id)
    letGo()
    server.files.holdsBack = undefined
    await settle()
    expect(one(client)?.state).toBe('paused')
    expect(server.files.held.get(id)?.received).toBe(0)
    await client.uploads.resume(id)
    await until(() => one(client)?.state === 'received')
    await client.uploads.remove(id)
    await until(() => !server.files.held.has(id))
    expect(client.uploads.store.getSnapshot()).toEqual([])
  })

  test('FIL85: a file that the server has let go of must be chosen again', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    server.files.breaksAfter = 10
    const id = await added(client, film(1000), room)
    await until(() => one(client)?.state === 'waiting')
    server.files.held.delete(id)
    await client.uploads.pause(id)
    await client.uploads.resume(id)
    await until(() => one(client)?.state === 'parked')
    expect(one(client)?.refusal?.next).toContain('choose it again')
  })

  test('FIL85: content that is there already is not sent again, though the event that says so was lost', async () => {
    const { server, room, started, pass } = ward()
    const client = await started(amina)
    server.fate = () => 'drop'
    const id = await added(client, film(1000), room)
    await until(() => one(client)?.state === 'received')
    server.files.check(id, { state: 'ready' })
    server.cut()
    server.fate = () => 'pass'
    await pass(10_000)
    await until(() => one(client)?.file?.state === 'ready')
    expect(server.files.offsets).toHaveLength(1)
  })
})

describe('what is refused', () => {
  test('FIL86: what is plainly not taken is refused by name before anything is sent', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    server.files.limits = { ...server.files.limits, largest: 1024 * 1024, left: 500_000 }
    const refused = async (name: string, content: Blob) => {
      const answer = await client.uploads.add(content, { name, forId: room })
      return answer.ok ? 'taken' : answer.refusal.title
    }
    expect(await refused('run.exe', film(10))).toBe('“run.exe” is of a type that is not taken.')
    expect(await refused('page.html', film(10))).toBe('“page.html” is of a type that is not taken.')
    expect(await refused('empty.pdf', new Blob())).toBe('“empty.pdf” is empty.')
    expect(await refused('long.mp4', film(1024 * 1024 + 1))).toBe('“long.mp4” is larger than 1 MB.')
    expect(await refused('big.mp4', film(600_000))).toBe('There is no room for “big.mp4”.')
    expect(server.asked).toEqual([])
    expect(client.uploads.store.getSnapshot()).toEqual([])
  })

  test('FIL86: a name is cleaned of what hides how it is read', async () => {
    const { room, started } = ward()
    const client = await started(amina)
    await added(client, film(10), room, 'wound\u202Egnp.mp4')
    await added(client, film(10), room, `C:\\photos\\${'x'.repeat(300)}.mp4`)
    const names = client.uploads.store.getSnapshot().map(({ name }) => name)
    expect(names[0]).toBe('woundgnp.mp4')
    expect(names[1]).toHaveLength(200)
    expect(names[1]).toMatch(/^C:-photos-x+\.mp4$/)
  })

  test('FIL88: what a check refused says why, and is not tried again by itself', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    const id = await added(client, film(10), room, 'letter.docx')
    await until(() => one(client)?.state === 'received')
    server.files.check(id, { state: 'refused', fault: 'active-content' })
    await settle()
    expect(one(client)).toMatchObject({
      state: 'parked',
      refusal: { code: 'file-not-taken', title: expect.stringContaining('such as macros') },
    })
    await client.uploads.resume(id)
    expect(one(client)?.state).toBe('parked')
  })

  test('FIL91: a photo of a patient waits until somebody says what it rests on', async () => {
    const { server, room, started } = ward()
    const client = await started(amina)
    const about = { name: 'burn.jpg', forId: room, patientId: room, needsConsent: true }
    const answer = await client.uploads.add(film(10), about)
    await settle()
    expect(server.asked).toEqual([])
    await client.uploads.consent(answer.ok ? answer.value.id : '', 'by-parent-or-carer')
    await until(() => one(client)?.state === 'received')
    expect(server.asked[0]?.input).toMatchObject({ patientId: room, consent: 'by-parent-or-carer' })
  })
})

describe('what is kept on this device', () => {
  test('FIL90: content is sealed, and none of it is left once the server has it', async () => {
    const { server, room, device } = ward()
    const storage = sealedStorage(crypto, 'content')
    const client = device(amina, { storage })
    await client.start()
    await settle()
    server.files.breaksAfter = 0
    const secret = 'Left heel, grade 3'.repeat(100)
    const id = await added(client, new Blob([secret]), room, 'notes.txt')
    await until(() => one(client)?.state === 'waiting')
    expect(await rawOf('content')).not.toContain('Left heel')
    expect(await rawOf('content')).toContain(`upload-piece/${id}/0`)
    server.files.breaksAfter = Number.POSITIVE_INFINITY
    await client.uploads.pause(id)
    await client.uploads.resume(id)
    await until(() => one(client)?.state === 'received')
    await client.stop()
    expect(await rawOf('content')).not.toContain('upload-piece')
  })

  test('FIL90: signing out leaves nothing of what was on its way', async () => {
    const { server, room, device } = ward()
    const client = device(amina, { storage: sealedStorage(crypto, 'leaving') })
    await client.start()
    await settle()
    server.files.breaksAfter = 0
    await added(client, film(2 * pieceBytes), room)
    await client.signOut()
    expect(client.uploads.store.getSnapshot()).toEqual([])
    expect(await rawOf('leaving')).not.toContain('upload')
  })

  test('FIL90: a session that the server ended keeps what was on its way for the same person', async () => {
    const { server, room, started, device } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    server.files.status = 401
    const content = film(5000)
    const id = await added(client, content, room)
    await until(() => one(client)?.state === 'waiting')
    server.cut(4401)
    await until(() => client.session.getSnapshot().state === 'signed-out')
    server.files.status = undefined
    const again = device(amina, { storage })
    await again.start()
    await until(() => one(again)?.state === 'received')
    expect(await server.files.content(id)).toEqual(await bytesOf(content))
  })

  test('FIL85: where nothing is kept it goes while the page is open', async () => {
    const { server, room, started } = ward()
    const storage = memoryStorage()
    const full = {
      ...storage,
      async open(personId: string) {
        const box = await storage.open(personId)
        return { ...box, setBytes: () => Promise.reject(new Error('QuotaExceededError')) }
      },
    }
    const client = await started(amina, { storage: full })
    const id = await added(client, film(1000), room)
    await until(() => one(client)?.state === 'received')
    expect(one(client)?.isKept).toBe(false)
    expect((await server.files.content(id)).length).toBe(1000)
  })

  test('FIL85: what was not kept must be chosen again after a reload, by name', async () => {
    const { server, room, started, device } = ward()
    const storage = memoryStorage()
    const full = {
      ...storage,
      async open(personId: string) {
        const box = await storage.open(personId)
        return { ...box, setBytes: () => Promise.reject(new Error('QuotaExceededError')) }
      },
    }
    const client = await started(amina, { storage: full })
    server.files.breaksAfter = 0
    await added(client, film(1000), room)
    await until(() => one(client)?.state === 'waiting')
    await client.stop()
    const again = device(amina, { storage })
    await again.start()
    await settle()
    expect(one(again)).toMatchObject({
      state: 'parked',
      refusal: { title: '“round.mp4” was not kept on this device.', next: 'Remove it and choose it again.' },
    })
  })
})

test('FIL89: of two tabs one sends, both show it, and the other goes on when that one is closed', async () => {
  const { server, room, device, pass } = ward()
  const storage = memoryStorage()
  const browser = paperTabs()
  const first = device(amina, { storage, tabs: browser.tab() })
  const second = device(amina, { storage, tabs: browser.tab() })
  await first.start()
  await second.start()
  await pass(100)
  let letGo = () => {}
  server.files.holdsBack = new Promise((resolve) => {
    letGo = resolve
  })
  const content = film(2 * pieceBytes)
  const id = await added(second, content, room)
  await until(() => one(first)?.id === id && one(second)?.state === 'sending')
  server.files.breaksAfter = pieceBytes + 5
  letGo()
  server.files.holdsBack = undefined
  await until(() => one(second)?.state === 'waiting' && one(first)?.sent === pieceBytes)
  await second.stop()
  server.files.breaksAfter = Number.POSITIVE_INFINITY
  await pass(2_000)
  await until(() => one(first)?.state === 'received')
  expect(await server.files.content(id)).toEqual(await bytesOf(content))
  expect(server.files.offsets.filter(({ from }) => from === 0)).toHaveLength(1)
})

/** Everything that a database holds, as text. */
async function rawOf(name: string): Promise<string> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const all = db.transaction('sealed').objectStore('sealed')
  const [keys, values] = await Promise.all([asked(all.getAllKeys()), asked(all.getAll())])
  db.close()
  const texts = values.map(({ bytes }: { bytes: ArrayBuffer }) => Buffer.from(bytes).toString('latin1'))
  return [...keys.map(String), ...texts].join('\n')
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
