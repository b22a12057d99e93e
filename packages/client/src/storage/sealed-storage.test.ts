import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { sealedStorage } from './sealed-storage.ts'

const amina = '01980000-0000-7000-9000-00000000000a'
const ben = '01980000-0000-7000-9000-00000000000b'

test('RT42: what is kept cannot be read in the database, and its key cannot be taken out', async () => {
  const storage = sealedStorage(crypto, 'sealed')
  const box = await storage.open(amina)
  await box.set('outbox/1', { body: 'Bed 4 is ready' })
  expect(await box.get('outbox/1')).toEqual({ body: 'Bed 4 is ready' })
  const db = await openDB('sealed')
  const [sealed] = await db.getAll('sealed')
  expect(Buffer.from(sealed.bytes).toString('latin1')).not.toContain('Bed')
  const [key] = await db.getAll('keys')
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('a box is read again after a reload, by its person alone', async () => {
  const box = await sealedStorage(crypto, 'again').open(amina)
  await box.set('inbox', { entries: [] })
  await box.set('conversation/1', { title: 'Ward 4' })
  await box.set('conversation/2', { title: 'Theatre' })
  const storage = sealedStorage(crypto, 'again')
  const again = await storage.open(amina)
  expect(await again.list('conversation/')).toEqual([
    { name: 'conversation/1', value: { title: 'Ward 4' } },
    { name: 'conversation/2', value: { title: 'Theatre' } },
  ])
  await again.delete('conversation/1')
  expect(await again.list('conversation/')).toHaveLength(1)
  expect(await (await storage.open(ben)).list('')).toEqual([])
})

test('RT42: a destroyed box is empty, and a tab that still holds it can write nothing', async () => {
  const storage = sealedStorage(crypto, 'destroyed')
  const box = await storage.open(amina)
  const otherTab = await sealedStorage(crypto, 'destroyed').open(amina)
  await box.set('inbox', 'mine')
  await box.destroy()
  await expect(otherTab.set('inbox', 'mine still')).rejects.toThrow('Signed out in another tab')
  expect(await (await storage.open(amina)).list('')).toEqual([])
})

test('what was sealed in one place cannot be passed off as another', async () => {
  const storage = sealedStorage(crypto, 'moved')
  const box = await storage.open(amina)
  await box.set('draft/1', 'for Ben')
  const db = await openDB('moved')
  await db.put('sealed', await db.get('sealed', [amina, 'draft/1']), [amina, 'draft/2'])
  expect(await box.get('draft/2')).toBeUndefined()
})

test('who was here last is remembered until they sign out', async () => {
  const storage = sealedStorage(crypto, 'last')
  expect(await storage.lastPerson()).toBeNull()
  await storage.rememberPerson(amina)
  expect(await sealedStorage(crypto, 'last').lastPerson()).toBe(amina)
  await storage.rememberPerson(null)
  expect(await storage.lastPerson()).toBeNull()
})

test('what is deleted while it is being written does not come back', async () => {
  const storage = sealedStorage(crypto, 'order')
  const box = await storage.open(amina)
  const written = box.set('conversation/1', { body: 'x'.repeat(1_000_000) })
  await Promise.all([written, box.delete('conversation/1')])
  expect(await box.list('')).toEqual([])
  await Promise.all([box.set('draft/1', 'x'.repeat(1_000_000)), box.set('draft/1', 'short')])
  expect(await box.get('draft/1')).toBe('short')
})
