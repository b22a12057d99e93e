import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Blobs } from '../../../platform/blobs/index.ts'
import { openStore, type Store } from '../../../platform/blobs/stores.fixture.ts'
import { createVault, makeMasterKeys, type Scope } from '../../../platform/vault/index.ts'
import type { PartRow } from '../store/parts.ts'
import { isDamage } from './content-damaged.ts'
import { frameBytes, ofPart, type Sealing } from './frames.ts'
import { putContent } from './put-content.ts'
import { readContent } from './read-content.ts'

const vault = createVault(makeMasterKeys())
const organisationId = uuidv7()
const id = uuidv7()
let scope: Scope
let place: Store
let blobs: Blobs

beforeAll(async () => {
  vault.openKeys([vault.newOrganisationKey(organisationId)])
  const made = vault.newKey({ organisationId, scopeId: id })
  vault.openKeys([made.row])
  scope = made.scope
  place = await openStore(new Date(0))
  blobs = place.blobs
})
afterAll(() => place.close())

const sealing = (number: number): Sealing => ({ vault, scope, of: ofPart(id, number) })

/** Content in parts of these sizes, each in uneven pieces, as a network brings it. */
async function store(content: Buffer, sizes: readonly number[]): Promise<PartRow[]> {
  const parts: PartRow[] = []
  let start = 0
  for (const [index, bytes] of sizes.entries()) {
    const number = index + 1
    const blobId = await putContent(blobs, sealing(number), uneven(content.subarray(start, start + bytes)))
    parts.push({ fileId: id, number, blobId, start, bytes, commitment: Buffer.alloc(32) })
    start += bytes
  }
  return parts
}

async function* uneven(content: Buffer): AsyncGenerator<Buffer, void> {
  for (let at = 0, size = 1; at < content.length; at += size, size = (size * 7 + 3) % 50_021) {
    size = Math.max(1, size)
    yield content.subarray(at, at + size)
  }
}

async function read(content: Buffer, parts: readonly PartRow[], range?: { start: number; end: number }) {
  const of = { id, organisationId, bytes: content.length }
  const given: Buffer[] = []
  for await (const bytes of readContent({ vault, blobs }, of, parts, range)) given.push(bytes)
  return Buffer.concat(given)
}

test('FIL5: content in uneven parts is read whole, and from any byte to any other', async () => {
  const sizes = [3 * frameBytes, 1, frameBytes - 1, frameBytes + 1, 2 * frameBytes, 777]
  const content = randomBytes(sizes.reduce((sum, size) => sum + size, 0))
  const parts = await store(content, sizes)
  expect((await read(content, parts)).equals(content)).toBe(true)
  const edges = [0, 1, frameBytes - 1, frameBytes, frameBytes + 1, 3 * frameBytes, 3 * frameBytes + 1]
  for (const start of edges)
    for (const end of [...edges, content.length - 1, content.length, content.length + 10].filter(
      (one) => one > start,
    ))
      expect((await read(content, parts, { start, end })).equals(content.subarray(start, end))).toBe(true)
})

test('FIL5: what lies in the store is sealed: no stretch of the content is in it', async () => {
  const content = Buffer.from('Iris Marsh, Ward 7, bed 4. '.repeat(9_000))
  const parts = await store(content, [content.length])
  for (const { blobId } of parts) {
    const stored = await place.stored(blobId)
    expect(stored.length).toBeGreaterThan(content.length)
    expect(stored.includes('Iris Marsh')).toBe(false)
  }
})

test('FIL6: a part that is missing, cut, altered or exchanged for another is damage, and no byte of it is given out', async () => {
  const content = randomBytes(3 * frameBytes)
  const sizes = [frameBytes, frameBytes, frameBytes]
  const parts = await store(content, sizes)
  const [first, second, third] = parts
  if (first === undefined || second === undefined || third === undefined) throw new Error('no parts')
  await expectDamage(content, [first, { ...second, blobId: third.blobId }, third])
  await expectDamage(content, [first, { ...second, blobId: uuidv7() }, third])
  await expectDamage(content, [first, second])
  await expectDamage(content, [first, third])
  await expectDamage(content, [first, { ...second, bytes: second.bytes - 1 }, third])
  const bytes = await place.stored(second.blobId)
  const middle = Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
  await place.store(second.blobId, bytes)
  await expectDamage(content, parts)
})

async function expectDamage(content: Buffer, parts: readonly PartRow[]): Promise<void> {
  const given: Buffer[] = []
  const error = await (async () => {
    const of = { id, organisationId, bytes: content.length }
    for await (const bytes of readContent({ vault, blobs }, of, parts)) given.push(bytes)
  })().then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(isDamage(error)).toBe(true)
  const out = Buffer.concat(given)
  expect(out.equals(content.subarray(0, out.length))).toBe(true)
}
