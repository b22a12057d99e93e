import type { AddressInfo } from 'node:net'
import { api, closeCodes, protocolVersion } from '@baton/contract'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createLocalBus } from '../../../platform/bus/local-bus.ts'
import { silentLog } from '../../../platform/log.ts'
import { createRealtime, type Realtime } from '../../../platform/realtime/create-realtime.ts'
import { readableOwnStreams } from '../audience.ts'
import { granted } from '../hospital.fixture.ts'
import { hydrateIdentity } from '../hydrate.ts'
import { type Device, openTwoHospitals, type TwoHospitals } from './two-hospitals.fixture.ts'

const { beginVisit, issueTicket, listAffiliations, endAffiliation, addSite, suspendPerson, signOut } =
  api.identity

let two: TwoHospitals
let beatrix: Device
let visitorId: string
let realtime: Realtime
let port: number
beforeEach(async () => {
  two = await openTwoHospitals()
  await two.connect()
  beatrix = await two.signIn(await two.hire(two.ada, 'Beatrix Lowe'))
  visitorId = granted(await beatrix.ask(beginVisit, { organisationId: two.moorView.id })).visit.personId
  realtime = serve(two.identity.sessions)
  two.onPublished((organisationId, delivered) => realtime.publish(organisationId, delivered))
  realtime.serve(two.http.server, two.dispatch)
  await two.http.listen({ port: 0, host: '127.0.0.1' })
  ;({ port } = two.http.server.address() as AddressInfo)
})
afterEach(async () => {
  await realtime.stop()
  await two.close()
})

/** One server's sockets. */
function serve(sessions: TwoHospitals['identity']['sessions']): Realtime {
  return createRealtime({
    database: two.database,
    bus: createLocalBus(),
    audience: { readableStreams: readableOwnStreams, hydrate: hydrateIdentity, effectOn: () => ({}) },
    sessions,
    clock: two.clock,
    log: silentLog,
    publicUrl: 'http://localhost:3000',
    trustedProxies: 0,
    notOnSocket: [],
    unprompted: [],
  })
}

/** A socket that said hello with this ticket, and what it hears. */
async function open(ticket: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/realtime`)
  const frames: Record<string, unknown>[] = []
  socket.on('message', (data) => {
    for (const line of String(data).split('\n')) frames.push(JSON.parse(line))
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.on('open', resolve))
  socket.send(JSON.stringify({ t: 'hello', protocol: protocolVersion, ticket, positions: {} }))
  await expect.poll(() => frames[0]).toMatchObject({ t: 'welcome' })
  return { frames, closed, isOpen: () => socket.readyState === socket.OPEN }
}

async function openBoth() {
  const there = await open(granted(await beatrix.askThere(issueTicket, {})).ticket)
  const home = await open(granted(await beatrix.ask(issueTicket, {})).ticket)
  return { there, home }
}

it('AFF7: the socket of a visitor carries their own stream and nothing of the organisation’s', async () => {
  const { there, home } = await openBoth()
  expect(there.frames[0]).toMatchObject({ personId: visitorId, heads: { [`person:${visitorId}`]: 0 } })
  expect(Object.keys(there.frames[0]?.heads as object)).toEqual([`person:${visitorId}`])
  expect(home.frames[0]).toMatchObject({ personId: beatrix.person.id })
  granted(await two.zoe.ask(addSite, { name: 'East', kind: 'hospital' }))
  granted(await two.ada.ask(addSite, { name: 'West', kind: 'hospital' }))
  await expect.poll(() => home.frames.slice(1)).toMatchObject([{ t: 'event', type: 'site.changed' }])
  expect(there.frames.slice(1).filter(({ t }) => t === 'event')).toEqual([])
})

it('AFF3: it is closed when either side ends the agreement, and the one at home hears of it and stays', async () => {
  for (const administrator of [two.ada, two.zoe]) {
    const { there, home } = await openBoth()
    const [agreed] = granted(await administrator.ask(listAffiliations, {})).affiliations
    granted(await administrator.ask(endAffiliation, { affiliationId: agreed?.id ?? '' }))
    expect(await there.closed).toBe(closeCodes.signedOut)
    await expect
      .poll(() => home.frames.at(-1))
      .toMatchObject({ type: 'affiliations.changed', data: { organisations: [] } })
    expect(home.isOpen()).toBe(true)
    await two.connect()
    await expect
      .poll(() => home.frames.at(-1))
      .toMatchObject({ type: 'affiliations.changed', data: { organisations: [two.moorView] } })
  }
})

it('AFF6: it is closed when they are suspended there, and both when they sign out at home', async () => {
  const first = await openBoth()
  granted(await two.zoe.ask(suspendPerson, { personId: visitorId }))
  expect(await first.there.closed).toBe(closeCodes.signedOut)
  expect(first.home.isOpen()).toBe(true)
  granted(await two.zoe.ask(api.identity.reinstatePerson, { personId: visitorId }))
  const second = await openBoth()
  granted(await beatrix.ask(signOut, {}))
  expect(await second.there.closed).toBe(closeCodes.signedOut)
  expect(await second.home.closed).toBe(closeCodes.signedOut)
})

it('AFF3: a socket on another server is closed within 5 seconds, though nobody tells it', async () => {
  const { there, home } = await openBoth()
  const [agreed] = granted(await two.zoe.ask(listAffiliations, {})).affiliations
  // As another server leaves it, whose word does not come here.
  await two.asOwner(`update affiliation set ended_at = now() where id = '${agreed?.id}'`)
  two.clock.advance(5_000)
  expect(await there.closed).toBe(closeCodes.signedOut)
  expect(home.isOpen()).toBe(true)
})
