import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Colleague, type Hospital, here, openHospital } from './hospital.fixture.ts'
import { dutiesOf, offDutyPeriods, onDutyOfTeams } from './index.ts'

const { duty, identity } = api
const hourMs = 60 * 60_000
let hospital: Hospital
let ada: Colleague
let ben: Colleague
let named = 0

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())
beforeEach(async () => {
  named += 1
  ;[ada, ben] = [await hospital.hire(), await hospital.hire()]
})

const later = (hours: number) => new Date(hospital.clock.now().getTime() + hours * hourMs).toISOString()

describe('going on duty', () => {
  it('DUT20: says where somebody is and how to ring them, and everybody is told', async () => {
    const { site } = await hospital.administrator.ask(identity.addSite, {
      name: `Site ${named}`,
      kind: 'hospital',
    })
    const ward = { siteId: site.id, parentId: null, kind: 'ward' as const, name: 'Ward 7' }
    const placeId = (await hospital.administrator.ask(identity.addPlace, ward)).places[0]?.id ?? null
    const since = hospital.published.length
    const details = { from: 'home' as const, placeId, telephone: '01632 960123', until: later(8) }
    const answered = await ada.ask(duty.signOn, { ...details, roleIds: [] })
    expect(answered.duty).toEqual({
      personId: ada.id,
      state: 'on',
      since: later(0),
      ...details,
      focus: null,
      coverRoleId: null,
    })
    expect(hospital.published.slice(since)).toMatchObject([
      { stream: `organisation:${hospital.organisationId}`, type: 'duty.changed', data: answered },
    ])
    expect((await ben.ask(duty.listDuty, {})).duties).toContainEqual(answered.duty)
    // Again, to change some of it: since when they are on stays.
    hospital.clock.advance(hourMs)
    const moved = await ada.ask(duty.signOn, { ...here, roleIds: [] })
    expect(moved.duty).toMatchObject({
      since: answered.duty.since,
      from: 'site',
      placeId: null,
      telephone: null,
    })
  })

  it('DUT5: takes all the roles or none', async () => {
    const [free, held] = [await hospital.addRole(`Free ${named}`), await hospital.addRole(`Held ${named}`)]
    await ben.signOn(held)
    const both = { ...here, roleIds: [free, held] }
    expect(await ada.refused(duty.signOn, both)).toBe('role-is-held')
    expect((await ada.ask(duty.myDuty, {})).duty.state).toBe('off')
    expect(await ada.refused(duty.signOn, { ...here, roleIds: [free, uuidv7()] })).toBe('not-found')
    await ada.ask(duty.signOn, { ...both, displace: true })
    const { holding } = await ada.ask(duty.myDuty, {})
    expect(holding.map(({ id }) => id)).toEqual([free, held])
    // Signing on again without them gives none of them up.
    await ada.signOn()
    expect((await ada.ask(duty.myDuty, {})).holding).toHaveLength(2)
  })

  it('refuses a place that is not here and a shift that is over already', async () => {
    expect(await ada.refused(duty.signOn, { ...here, roleIds: [], placeId: uuidv7() })).toBe('not-found')
    expect(await ada.refused(duty.signOn, { ...here, roleIds: [], until: later(0) })).toBe('bad-input')
  })

  it('DUT15: is refused while one is to be away, and possible again afterwards', async () => {
    await hospital.administrator.ask(duty.addAbsence, {
      personId: ada.id,
      kind: 'sickness',
      from: later(-1),
      until: later(2),
    })
    expect(await ada.refused(duty.signOn, { ...here, roleIds: [] })).toBe('on-leave')
    hospital.clock.advance(2 * hourMs)
    await ada.signOn()
  })
})

describe('going off duty', () => {
  it('DUT20: forgets where somebody was, and the number', async () => {
    await ada.ask(duty.signOn, { ...here, from: 'home', telephone: '01632 960123', roleIds: [] })
    await ada.ask(duty.setFocus, { focus: { until: later(1), words: 'In theatre' } })
    const { duty: off, fellBack } = await ada.ask(duty.signOff, {})
    expect(off).toMatchObject({
      state: 'off',
      from: 'site',
      placeId: null,
      telephone: null,
      focus: null,
      until: null,
    })
    expect(fellBack).toEqual([])
    expect((await ada.ask(duty.signOff, {})).duty).toEqual(off)
  })

  it('DUT4: is refused with an accepted urgent item, until it is done', async () => {
    const sho = await hospital.addRole(`SHO ${named}`)
    await ada.signOn(sho)
    const item = await hospital.items.arrive(sho)
    await hospital.items.accept(item, ada.id)
    expect(await ada.refused(duty.signOff, {})).toBe('urgent-items-open')
    await hospital.items.done(item)
    await ada.ask(duty.signOff, {})
  })

  it('DUT4: of accepting an urgent item and going off duty at the same moment, one happens', async () => {
    const sho = await hospital.addRole(`SHO ${named}`)
    for (let round = 0; round < 10; round += 1) {
      await ada.signOn(sho)
      const item = await hospital.items.arrive(sho)
      const [off, accepted] = await Promise.all([
        ada.try(duty.signOff, {}),
        hospital.items.accept(item, ada.id),
      ])
      expect(off.ok && accepted).toBe(false)
      await hospital.items.done(item)
      await ada.ask(duty.signOff, {})
    }
  })

  it('DUT3: says which roles fell to whom; a role with nobody behind it keeps its holder here', async () => {
    const sho = await hospital.addRole(`SHO ${named}`)
    const registrar = await hospital.addRole(`Registrar ${named}`, {
      cover: { kind: 'always' },
      fallbackRoleId: sho,
    })
    await ada.signOn(registrar)
    expect(await ada.refused(duty.signOff, {})).toBe('role-must-be-covered')
    await ben.signOn(sho)
    const { fellBack } = await ada.ask(duty.signOff, {})
    expect(fellBack).toEqual([{ roleId: registrar, toRoleId: sho }])
    expect((await ben.ask(duty.myDuty, {})).holding.map(({ id }) => id)).toEqual([registrar, sho])
  })

  it('DUT1: of two holders who go off duty at the same moment, one stays', async () => {
    const outreach = await hospital.addRole(`Outreach ${named}`, {
      cover: { kind: 'always' },
      holdersAtMost: 2,
    })
    await ada.signOn(outreach)
    await ben.signOn(outreach)
    const answers = await Promise.all([ada, ben].map((who) => who.try(duty.signOff, {})))
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('DUT2: a role of the night keeps its holder at night and lets them go by day', async () => {
    const night = await hospital.addRole(`Night ${named}`, {
      cover: { kind: 'hours', days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', until: '08:00' },
    })
    const clockHour = hospital.clock.now().getUTCHours()
    hospital.clock.advance(((22 - clockHour + 24) % 24) * hourMs)
    await ada.signOn(night)
    expect(await ada.refused(duty.signOff, {})).toBe('role-must-be-covered')
    hospital.clock.advance(12 * hourMs)
    await ada.ask(duty.signOff, {})
  })
})

describe('focus and cover', () => {
  it('DUT20: someone on duty says what they are busy with and until when, and no longer', async () => {
    const focus = { until: later(2), words: 'In theatre' }
    expect(await ada.refused(duty.setFocus, { focus })).toBe('no-longer-possible')
    await ada.signOn()
    expect(await ada.refused(duty.setFocus, { focus: { ...focus, until: later(0) } })).toBe(
      'no-longer-possible',
    )
    expect((await ada.ask(duty.setFocus, { focus })).duty.focus).toEqual(focus)
    expect((await ben.ask(duty.listDuty, { personIds: ada.id })).duties[0]?.focus).toEqual(focus)
    expect((await ada.ask(duty.setFocus, { focus: null })).duty.focus).toBeNull()
  })

  it('off duty or on, one says which role covers', async () => {
    const coverRoleId = await hospital.addRole(`Cover ${named}`)
    expect((await ada.ask(duty.setCover, { coverRoleId })).duty).toMatchObject({ state: 'off', coverRoleId })
    await ada.signOn()
    expect((await ada.ask(duty.signOff, {})).duty.coverRoleId).toBe(coverRoleId)
    expect(await ada.refused(duty.setCover, { coverRoleId: uuidv7() })).toBe('not-found')
    expect((await ada.ask(duty.setCover, { coverRoleId: null })).duty.coverRoleId).toBeNull()
  })
})

describe('what others ask', () => {
  it('DUT17: someone who never signed on is off duty; nobody is said of who is not here', async () => {
    const { duties } = await ben.ask(duty.listDuty, { personIds: `${ada.id},${uuidv7()}` })
    expect(duties).toEqual([
      {
        personId: ada.id,
        state: 'off',
        from: 'site',
        since: null,
        until: null,
        placeId: null,
        telephone: null,
        focus: null,
        coverRoleId: null,
      },
    ])
    const found = await hospital.read((transaction) => dutiesOf(transaction, [ada.id]))
    expect(found.get(ada.id)?.state).toBe('off')
  })

  it('who of a team is on duty', async () => {
    const { team } = await hospital.administrator.ask(identity.addTeam, {
      name: `Team ${named}`,
      kind: 'on-call',
      siteId: null,
      placeId: null,
      personIds: [ada.id, ben.id],
    })
    await ada.signOn()
    const found = await hospital.read((transaction) => onDutyOfTeams(transaction, [team.id, uuidv7()]))
    expect([...found]).toEqual([[team.id, [ada.id]]])
  })

  it('DUT22: when somebody was off duty between two moments', async () => {
    const start = hospital.clock.now()
    hospital.clock.advance(hourMs)
    await ada.signOn()
    hospital.clock.advance(2 * hourMs)
    await ada.ask(duty.signOff, {})
    hospital.clock.advance(hourMs)
    await ada.signOn()
    hospital.clock.advance(hourMs)
    const end = hospital.clock.now()
    const periods = await hospital.read((transaction) =>
      offDutyPeriods(transaction, [ada.id, ben.id], start, end),
    )
    const hours = (personId: string) =>
      periods
        .filter((period) => period.personId === personId)
        .map(({ from, until }) => [from, until].map((at) => (at.getTime() - start.getTime()) / hourMs))
    expect(hours(ada.id)).toEqual([
      [0, 1],
      [3, 4],
    ])
    expect(hours(ben.id)).toEqual([[0, 5]])
  })
})
