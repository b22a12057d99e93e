import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'
import { coordinatorsOf, reachableAmong } from '../index.ts'

const { duty, identity } = api
const hourMs = 60 * 60_000
const reason = 'Major incident: coach crash on the A39'
let hospital: Hospital
let administrator: Colleague
let ada: Colleague
let ben: Colleague

beforeAll(async () => {
  hospital = await openHospital()
  administrator = hospital.administrator
})
afterAll(() => hospital.close())
beforeEach(async () => {
  ;[ada, ben] = [await hospital.hire(), await hospital.hire()]
})

const later = (hours: number) => new Date(hospital.clock.now().getTime() + hours * hourMs).toISOString()
const declare = (...who: Colleague[]) =>
  administrator.ask(duty.declareOverride, { reason, personIds: who.map(({ id }) => id), until: later(6) })
const reached = async (...who: Colleague[]) => {
  const ids = who.map(({ id }) => id)
  return hospital.read((transaction) => reachableAmong(transaction, ids, hospital.clock.now()))
}

describe('a major-incident override', () => {
  it('DUT17: lets the people it names be reached off duty, and says by which override', async () => {
    expect((await reached(ada, ben)).size).toBe(0)
    const { override } = await declare(ada)
    expect([...(await reached(ada, ben))]).toEqual([[ada.id, { by: 'override', overrideId: override.id }]])
    await ada.signOn()
    expect((await reached(ada)).get(ada.id)).toEqual({ by: 'duty' })
  })

  it('DUT18: tells everyone whom it names of its beginning and end', async () => {
    const since = hospital.published.length
    const { override } = await declare(ada, ben, ada)
    expect(override).toMatchObject({ reason, declaredBy: administrator.id, endedAt: null })
    expect(override.personIds).toEqual([ada.id, ben.id].sort())
    const ended = await administrator.ask(duty.endOverride, { overrideId: override.id })
    const told = hospital.published.slice(since)
    const streams = [ada, ben, administrator].map(({ id }) => `person:${id}`).sort()
    expect(
      told
        .slice(0, 3)
        .map(({ stream }) => stream)
        .sort(),
    ).toEqual(streams)
    expect(
      told
        .slice(3)
        .map(({ stream }) => stream)
        .sort(),
    ).toEqual(streams)
    expect(told[3]).toMatchObject({ type: 'override.changed', data: ended })
    expect((await reached(ada, ben)).size).toBe(0)
  })

  it('DUT18: ends by itself', async () => {
    const { override } = await declare(ada)
    hospital.clock.advance(6 * hourMs)
    expect((await reached(ada)).size).toBe(0)
    expect(await administrator.refused(duty.endOverride, { overrideId: override.id })).toBe(
      'no-longer-possible',
    )
  })

  it('DUT18: lasts a day at most, gives a reason, and names people who are here', async () => {
    const input = { reason, personIds: [ada.id], until: later(1) }
    const refused = (more: object) => administrator.refused(duty.declareOverride, { ...input, ...more })
    expect(await refused({ until: later(25) })).toBe('bad-input')
    expect(await refused({ until: later(0) })).toBe('bad-input')
    expect(await refused({ reason: 'because' })).toBe('bad-input')
    expect(await refused({ personIds: [ada.id, uuidv7()] })).toBe('not-found')
    expect(await administrator.refused(duty.endOverride, { overrideId: uuidv7() })).toBe('not-found')
  })

  it('DUT18: is listed with who declared it and why, newest first', async () => {
    const first = (await declare(ada)).override
    hospital.clock.advance(60_000)
    const second = (await declare(ben)).override
    const { overrides } = await administrator.ask(duty.listOverrides, {})
    expect(overrides.slice(0, 2)).toEqual([second, first])
  })

  it('DUT17: reaches nobody who is suspended', async () => {
    await declare(ada)
    await hospital.suspend(ada)
    expect((await reached(ada)).size).toBe(0)
  })
})

describe('who coordinates', () => {
  it('is whoever holds a coordinating role of the site, or of all; with neither, everyone who coordinates', async () => {
    const sites = []
    for (const name of ['East', 'West', 'North']) {
      const { site } = await administrator.ask(identity.addSite, { name, kind: 'hospital' })
      sites.push(site.id)
    }
    const [east = '', west = '', north = ''] = sites
    const coordinates = true
    const ofEast = await hospital.addRole('East manager', { coordinates, siteId: east })
    const ofWest = await hospital.addRole('West manager', { coordinates, siteId: west })
    const ofAll = await hospital.addRole('Silver command', { coordinates })
    const cy = await hospital.hire()
    await ada.signOn(ofEast)
    await ben.signOn(ofWest)
    const of = (siteId: string | null) => hospital.read((transaction) => coordinatorsOf(transaction, siteId))
    expect(await of(east)).toEqual([ada.id])
    expect((await of(north)).sort()).toEqual([ada.id, ben.id].sort())
    await cy.signOn(ofAll)
    expect((await of(east)).sort()).toEqual([ada.id, cy.id].sort())
    expect(await of(north)).toEqual([cy.id])
    expect((await of(null)).sort()).toEqual([ada.id, ben.id, cy.id].sort())
  })
})
