import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Colleague, Hospital } from '../hospital.fixture.ts'
import type { Served } from '../served.fixture.ts'
import { openShowing, type Showing, type Signed } from './showing.fixture.ts'

let at: Showing
let night: Hospital
let served: Served
let amina: Colleague
let ben: Colleague
let aminas: Signed
let bens: Signed

beforeAll(async () => {
  at = await openShowing()
  ;({ night, served, amina, ben, aminas, bens } = at)
})
afterAll(() => at.close())

test('FIL15: a link is for one session and five minutes, and a key that was made up or moved opens nothing', async () => {
  const file = await night.addReadyFile(amina)
  const other = await night.addReadyFile(amina)
  const { whole, download } = await aminas.links(file.id)
  expect((await aminas.get(whole)).status).toBe(200)
  const another = await at.signIn(amina)
  expect((await another.get(whole)).status).toBe(404)
  expect((await bens.get(whole)).status).toBe(404)
  expect((await fetch(`${served.baseUrl}${whole}`)).status).toBe(401)
  const { pathname, searchParams } = new URL(whole ?? '', served.baseUrl)
  const until = Number(searchParams.get('until'))
  const key = searchParams.get('key') ?? ''
  const forged = [
    `${pathname}?until=${until + 60_000}&key=${key}`,
    `${pathname}?until=${until}&key=${Buffer.alloc(32).toString('base64url')}`,
    `${pathname}?until=${until}&key=`,
    `${pathname}?until=${until}`,
    `${pathname}?key=${key}`,
    pathname,
    `${pathname.replace(file.id, other.id)}?until=${until}&key=${key}`,
    `${pathname.replace('/whole', '/download')}?until=${until}&key=${key}`,
    `${pathname.replace('/whole', '/words')}?until=${until}&key=${key}`,
    `${pathname}/1?until=${until}&key=${key}`,
  ]
  for (const link of forged) expect((await aminas.get(link)).status).toBe(404)
  night.clock.advance(5 * 60_000 - 1)
  expect((await aminas.get(download)).status).toBe(200)
  night.clock.advance(1)
  expect((await aminas.get(whole)).status).toBe(404)
  expect((await aminas.get(download)).status).toBe(404)
})

test('FIL15: a link ends with its session', async () => {
  const file = await night.addReadyFile(amina)
  const session = await at.signIn(amina)
  const { whole } = await session.links(file.id)
  await served.signOut(session.cookie)
  expect((await session.get(whole)).status).toBe(401)
})

test('FIL15: a link shows nothing any more once its person may no longer see the file, or it is no longer ready', async () => {
  const file = await night.addReadyFile(amina)
  const message = uuidv7()
  night.paper.readBy(message, ben)
  await night.hang(amina, { kind: 'message', id: message }, file.id)
  const { whole } = await bens.links(file.id)
  expect((await bens.get(whole)).status).toBe(200)
  night.paper.readBy(message)
  expect((await bens.get(whole)).status).toBe(404)
  night.paper.readBy(message, ben)
  await night.query("update file set state = 'damaged' where id = $1", [file.id])
  expect((await bens.get(whole)).status).toBe(404)
  expect(await bens.links(file.id)).toMatchObject({ preview: null, whole: null, pages: null, download: null })
})

test('FIL15: what a page shows by itself does not keep its session from going idle', async () => {
  const photo = await at.addPhoto()
  const session = await at.signIn(amina)
  const { preview } = await session.links(photo.id)
  const thumbnails = `${api.files.thumbnails.path}?fileIds=${photo.id}`
  for (let minute = 0; minute < 16; minute += 4) {
    night.clock.advance(4 * 60_000)
    await session.get(minute < 4 ? preview : null)
    await session.get(thumbnails)
  }
  expect((await session.get(thumbnails)).status).toBe(401)
})
