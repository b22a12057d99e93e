import { api, visitingHeader } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Colleague } from '../hospital.fixture.ts'
import { openSending, type Sending } from '../taking/sending.fixture.ts'
import { iris, openVisit, type Visit } from '../visitor.fixture.ts'
import { pixel } from './showing.fixture.ts'

let at: Sending
let visit: Visit
/** The nurse's session at home. */
let cookie: string
let visiting: Record<string, string>

beforeAll(async () => {
  at = await openSending()
  visit = await openVisit(at.night)
  cookie = await at.served.cookieOf(visit.atHome)
  visiting = { [visitingHeader]: at.night.organisationId }
})
afterAll(() => at.close())

async function get(link: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${at.served.baseUrl}${link}`, { headers: { cookie, ...headers } })
}

/** The ways to a photo of the visitor's, as they are given to whoever is signed in with this cookie. */
async function linksTo(fileId: string) {
  const response = await get(`${api.files.open.path}?fileId=${fileId}`, visiting)
  expect(response.status).toBe(200)
  const { links } = api.files.open.output.parse(await response.json())
  const small = await get(`${api.files.thumbnails.path}?fileIds=${fileId}`, visiting)
  const { thumbnails } = api.files.thumbnails.output.parse(await small.json())
  return [links.whole ?? '', links.download ?? '', thumbnails[0]?.link ?? '']
}

async function addPhoto(by: Colleague): Promise<string> {
  const renditions = { thumbnail: pixel('thumbnail'), whole: pixel('whole') }
  const told = { toldPatient: iris, consent: 'given' } as const
  return (await at.night.addReadyFile(by, { kind: 'image', renditions, ...told })).id
}

test('FIL103: a link that a visitor is given says itself where it leads, and is good in the visit of that session alone', async () => {
  const links = await linksTo(await addPhoto(visit.visitor))
  const another = await at.served.cookieOf(visit.atHome)
  const registrars = await at.served.cookieOf(await at.night.hire())
  for (const link of links) {
    expect((await get(link)).status).toBe(200)
    const atHome = link.replace(/&baton-visiting=[^&]*/, '')
    expect(atHome).not.toBe(link)
    expect((await get(atHome)).status).toBe(404)
    expect((await get(link, { cookie: another })).status).toBe(404)
    expect((await get(link, { cookie: registrars })).ok).toBe(false)
    expect((await get(link, { cookie: '' })).status).toBe(401)
  }
  const own = await at.night.addReadyFile(visit.atHome)
  const answered = await get(`${api.files.open.path}?fileId=${own.id}`)
  expect(await answered.text()).not.toContain(visitingHeader)
})

test('FIL103: content that a visitor sends is taken in their visit, and is not there at home', async () => {
  const content = Buffer.from('a burn, seen from afar')
  const response = await fetch(`${at.served.baseUrl}${api.files.begin.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': uuidv7(), cookie, ...visiting },
    body: JSON.stringify({ name: 'notes.txt', bytes: content.length, toldPatient: iris }),
  })
  const { file, upload } = api.files.begin.output.parse(await response.json())
  expect(file.addedBy).toBe(visit.visitor.id)
  expect((await at.ask('HEAD', upload, { cookie })).status).toBe(404)
  await at.send(upload, content, { headers: { cookie, ...visiting } })
  expect((await at.contentOf(file.id)).equals(content)).toBe(true)
})

test('FIL103: a link ends with the session at home, and with what the two hospitals agreed', async () => {
  const fileId = await addPhoto(visit.visitor)
  const [link = ''] = await linksTo(fileId)
  const kept = cookie
  cookie = await at.served.cookieOf(visit.atHome)
  const [ending = ''] = await linksTo(fileId)
  await at.served.signOut(cookie)
  expect((await get(ending)).status).toBe(401)
  cookie = kept
  expect((await get(link)).status).toBe(200)
  const { affiliations } = await visit.administrator.ask(api.identity.listAffiliations, {})
  for (const { id } of affiliations)
    await visit.administrator.ask(api.identity.endAffiliation, { affiliationId: id })
  expect((await get(link)).status).toBe(401)
})
