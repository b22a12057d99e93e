import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BlobsUnreachable } from '../../../platform/blobs/index.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import { readContent } from '../content/read-content.ts'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'
import type { CheckedParts } from '../parts.ts'
import { act } from '../steps/act.ts'
import { auditFile, openFile } from '../steps/change-file.ts'
import { destroyFile } from '../steps/destroy-file.ts'
import { readFiles, readUsed } from '../store/files.ts'
import { readParts } from '../store/parts.ts'
import { readRenditions } from '../store/renditions.ts'
import { sweepBlobs } from './sweep-blobs.ts'
import { destroyAgain, sweepFiles } from './sweep-files.ts'
import { verifyFile } from './verify-file.ts'
import { verifyFiles } from './verify-files.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const rest = async () => {}

let hospital: Hospital
let parts: CheckedParts
let sam: Colleague
let nudged: string[]

beforeAll(async () => {
  hospital = await openHospital()
  sam = await hospital.hire()
})
afterAll(() => hospital.close())
beforeEach(() => {
  nudged = []
  parts = {
    ...hospital.parts,
    checker: { nudge: (id) => void nudged.push(id), drawPage: async () => null, scanner: () => 'none' },
  }
})
// Every test begins with nothing in the store.
afterEach(async () => {
  await hospital.database.system.query(
    "update file set state = 'removed'; delete from file_part; delete from file_rendition",
  )
  for await (const { id } of hospital.blobs.list()) await hospital.blobs.delete(id)
})

const photo = Buffer.from(randomBytes(300_000))
const pictures = {
  thumbnail: { mediaType: 'image/webp', content: randomBytes(3000) },
  whole: { mediaType: 'image/webp', content: randomBytes(150_000) },
  'page/1': { mediaType: 'image/webp', content: randomBytes(2000) },
}

/** A photo that hangs on a message, so that nothing sweeps it. */
async function hungPhoto(): Promise<string> {
  const { id } = await hospital.addReadyFile(sam, {
    kind: 'image',
    content: photo,
    renditions: pictures,
    partBytes: 120_000,
  })
  const message = randomUUID()
  hospital.paper.readBy(message, sam)
  await hospital.hang(sam, { kind: 'message', id: message }, id)
  return id
}

async function stored(fileId: string) {
  return inTransaction(hospital.database.app, hospital.organisationId, async (transaction) => {
    const [row] = await readFiles(transaction, [fileId])
    if (row === undefined) throw new Error('no such file')
    return {
      row,
      parts: await readParts(transaction, fileId),
      renditions: await readRenditions(transaction, fileId),
    }
  })
}

async function content(fileId: string): Promise<Buffer> {
  const { row, parts: all } = await stored(fileId)
  await inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
    openScopes(transaction, hospital.vault, [{ scope: scopeOf(row) }]),
  )
  const bytes: Buffer[] = []
  for await (const some of readContent(hospital.parts, row, all)) bytes.push(some)
  return Buffer.concat(bytes)
}

async function flip(blobId: string, at = 1000): Promise<void> {
  const bytes = await hospital.store.stored(blobId)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await hospital.store.store(blobId, bytes)
}

/** When each blob came, by the store's own clock. */
async function cameAt(): Promise<Map<string, number>> {
  const came = new Map<string, number>()
  for await (const { id, storedAt } of hospital.blobs.list()) came.set(id, storedAt.getTime())
  return came
}

const blobNames = async () => [...(await cameAt()).keys()]

async function destroy(fileId: string): Promise<void> {
  const who = { organisationId: hospital.organisationId, personId: sam.id, action: 'files.discard' }
  await act(parts, who, async (deed) => {
    const opened = await openFile(deed, parts, fileId)
    if (opened === undefined) throw new Error('no such file')
    await destroyFile(deed, parts, opened)
    auditFile(deed, opened.row)
  })
}

const verify = (fileId: string) => verifyFile(parts, { id: fileId, organisationId: hospital.organisationId })
const shown = async (fileId: string) => (await stored(fileId)).row.state

describe('destroying a file', () => {
  it('FIL40: takes its key, its content and all that was made of it; a stub stays that says who and when', async () => {
    const id = await hungPhoto()
    const before = await stored(id)
    await destroy(id)
    const after = await stored(id)
    expect(after).toMatchObject({ parts: [], renditions: [], row: { state: 'removed', layers: 0 } })
    expect(await hospital.query('select removed_by, removed_at from file where id = $1', [id])).toEqual([
      { removed_by: sam.id, removed_at: hospital.clock.now() },
    ])
    expect(hospital.eventsFor(sam).at(-1)).toMatchObject({
      data: { file: { id, state: 'removed', name: '' } },
    })
    const gone = [...before.parts, ...before.renditions].map(({ blobId }) => blobId)
    await expect.poll(async () => (await blobNames()).filter((name) => gone.includes(name))).toEqual([])
    await expect.poll(() => readFile(hospital.ledgerFile, 'utf8')).toContain(` ${id} `)
    expect(await hospital.query('select wrapped from vault_key where scope_id = $1', [id])).toEqual([
      { wrapped: null },
    ])
  })

  it('FIL42: a file that an older backup brings back without its key is destroyed again', async () => {
    const id = await hungPhoto()
    const who = { organisationId: hospital.organisationId, scopeId: id }
    await hospital.database.system.query(
      'update vault_key set wrapped = null, shredded_at = now() where scope_id = $1',
      [id],
    )
    hospital.vault.forget(who)
    expect(await destroyAgain(parts)).toBe(1)
    expect(await stored(id)).toMatchObject({ parts: [], renditions: [], row: { state: 'removed' } })
    expect(await destroyAgain(parts)).toBe(0)
  })
})

describe('sweeping', () => {
  it('FIL41: what hangs nowhere for a day goes, and nothing that hangs anywhere', async () => {
    const hung = await hungPhoto()
    const loose = await hospital.addReadyFile(sam)
    hospital.clock.advance(DAY - HOUR)
    const later = await hospital.addReadyFile(sam)
    expect(await sweepFiles(parts, hospital.clock.now())).toBe(0)
    hospital.clock.advance(2 * HOUR)
    expect(await sweepFiles(parts, hospital.clock.now())).toBe(1)
    expect(await shown(loose.id)).toBe('removed')
    expect([await shown(hung), await shown(later.id)]).toEqual(['ready', 'ready'])
  })

  it('FIL41: an upload may stand still for a week, and then goes', async () => {
    const begun = await hospital.addReadyFile(sam, { state: 'receiving' })
    hospital.clock.advance(7 * DAY - HOUR)
    await sweepFiles(parts, hospital.clock.now())
    expect(await shown(begun.id)).toBe('receiving')
    hospital.clock.advance(2 * HOUR)
    await sweepFiles(parts, hospital.clock.now())
    expect(await shown(begun.id)).toBe('removed')
  })

  it('FIL43: a blob that no row knows goes after a day, and nothing that a row knows', async () => {
    const id = await hungPhoto()
    const old = await strayBlob()
    // A bucket tells the time in seconds.
    await pause(1100)
    const recent = await strayBlob()
    const now = new Date(((await cameAt()).get(recent) ?? 0) + DAY)
    expect(await sweepBlobs(parts, now)).toMatchObject({ ok: true, deleted: 1 })
    expect(await blobNames()).toContain(recent)
    expect(await blobNames()).not.toContain(old)
    expect(await content(id)).toEqual(photo)
  })

  it('FIL43: a database that knows too little of what is stored deletes nothing of it', async () => {
    const strays = await Promise.all(Array.from({ length: 150 }, strayBlob))
    const now = new Date(Date.now() + 2 * DAY)
    expect(await sweepBlobs(parts, now)).toMatchObject({ ok: false, unknown: 150 })
    expect(await blobNames()).toEqual(expect.arrayContaining(strays))
    for (const id of strays.slice(1)) await hospital.blobs.delete(id)
    expect(await sweepBlobs(parts, now)).toEqual({ ok: false, known: 0, unknown: 1 })
  })

  async function strayBlob(): Promise<string> {
    const put = await hospital.blobs.put(
      (async function* () {
        yield randomBytes(100)
      })(),
    )
    if (!put.ok) throw new Error(put.code)
    return put.blob.id
  }
})

describe('room', () => {
  it('FIL47: is taken by what is announced, and free again when it is refused or destroyed', async () => {
    const used = () =>
      inTransaction(hospital.database.app, hospital.organisationId, (transaction) => readUsed(transaction))
    const id = await hungPhoto()
    const refused = await hospital.addReadyFile(sam, { content: photo, state: 'checking' })
    await hospital.addReadyFile(sam, { content: photo, state: 'receiving' })
    await hospital.addReadyFile(sam, { content: photo, state: 'damaged' })
    expect(await used()).toBe(4 * photo.length)
    await hospital.query("update file set state = 'refused' where id = $1", [refused.id])
    expect(await used()).toBe(3 * photo.length)
    await destroy(id)
    expect(await used()).toBe(2 * photo.length)
  })
})

describe('verifying', () => {
  it('FIL44: a file that is as it came is found whole, and when is written down', async () => {
    const id = await hungPhoto()
    hospital.clock.advance(HOUR)
    const { version } = (await stored(id)).row
    expect(await verify(id)).toBe('whole')
    const { row } = await stored(id)
    expect(row).toMatchObject({ state: 'ready', version, verifiedAt: hospital.clock.now() })
  })

  it('FIL45: whatever befell its content, it is damaged, everyone is told, and it is looked into again once its bytes are right', async () => {
    const { store } = hospital
    const harms: [string, (blobId: string, other: string) => Promise<void>][] = [
      ['a flipped bit', (blobId) => flip(blobId, 70_000)],
      [
        'a part cut short',
        async (blobId) => store.store(blobId, (await store.stored(blobId)).subarray(0, 66_000)),
      ],
      ['a part that is gone', (blobId) => store.remove(blobId)],
      [
        'a part exchanged for another',
        async (blobId, other) => store.store(blobId, await store.stored(other)),
      ],
    ]
    for (const [what, harm] of harms) {
      const id = await hungPhoto()
      const [first, second] = (await stored(id)).parts
      if (!first || !second) throw new Error('too few parts')
      const right = await store.stored(first.blobId)
      await harm(first.blobId, second.blobId)
      expect(await verify(id), what).toBe('damaged')
      expect(hospital.eventsFor(sam).at(-1)).toMatchObject({
        data: { file: { id, state: 'damaged' } },
      })
      expect(hospital.paper.told.filter(({ fileId }) => fileId === id)).toHaveLength(1)
      expect(await verify(id)).toBe('damaged')
      await store.store(first.blobId, right)
      expect(await verify(id)).toBe('mended')
      // Never shown without a look: it may have been damaged in quarantine.
      expect(await shown(id)).toBe('checking')
      expect(nudged).toContain(id)
      expect(await content(id)).toEqual(photo)
    }
  })

  it('FIL46: when only what was made of it is damaged, it is looked into again and made anew', async () => {
    const id = await hungPhoto()
    const { renditions } = await stored(id)
    const thumbnail = renditions.find(({ name }) => name === 'thumbnail')
    await flip(thumbnail?.blobId ?? '', 100)
    expect(await verify(id)).toBe('made-anew')
    const after = await stored(id)
    expect(after.row.state).toBe('checking')
    expect(after.renditions.map(({ name }) => name)).toEqual(['page/1', 'whole'])
    expect(nudged).toEqual([id])
  })

  it('FIL46: the picture of a page is only made again when somebody asks for it', async () => {
    const id = await hungPhoto()
    const page = (await stored(id)).renditions.find(({ name }) => name === 'page/1')
    await flip(page?.blobId ?? '', 100)
    expect(await verify(id)).toBe('made-anew')
    const after = await stored(id)
    expect(after.row.state).toBe('ready')
    expect(after.renditions.map(({ name }) => name)).toEqual(['thumbnail', 'whole'])
    expect(nudged).toEqual([])
  })

  it('FIL44: each is read again once in thirty days, a damaged one every day', async () => {
    const [id, harmed] = [await hungPhoto(), await hungPhoto()]
    const [part] = (await stored(harmed)).parts
    await flip(part?.blobId ?? '')
    await verify(harmed)
    const counts = async () => verifyFiles(parts, { at: hospital.clock.now(), rest })
    expect(await counts()).toMatchObject({ whole: 0, damaged: 0 })
    hospital.clock.advance(25 * HOUR)
    expect(await counts()).toMatchObject({ whole: 0, damaged: 1 })
    hospital.clock.advance(30 * DAY)
    await flip(part?.blobId ?? '')
    expect(await counts()).toMatchObject({ damaged: 0, mended: 1 })
    expect((await stored(id)).row.verifiedAt).toEqual(hospital.clock.now())
  })

  it('FIL44: a store that is out of reach damages nothing, and is not asked for ever', async () => {
    const ids = [await hungPhoto(), await hungPhoto(), await hungPhoto(), await hungPhoto()]
    hospital.clock.advance(31 * DAY)
    const { blobs } = hospital.parts
    const away = { ...blobs, get: () => Promise.reject(new BlobsUnreachable('away')) }
    const counts = await verifyFiles({ ...parts, blobs: away }, { at: hospital.clock.now(), rest })
    expect(counts).toMatchObject({ whole: 0, damaged: 0, 'out-of-reach': 3 })
    for (const id of ids) expect(await shown(id)).toBe('ready')
  })
})
