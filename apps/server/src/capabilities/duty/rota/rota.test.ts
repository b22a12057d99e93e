import { api, type InputOf } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'
import { levelAwaited } from './watch-rota.ts'

const { duty, identity } = api
const hourMs = 60 * 60_000
let hospital: Hospital
let administrator: Colleague
let ada: Colleague
let ben: Colleague
let named = 0

beforeAll(async () => {
  hospital = await openHospital()
  administrator = hospital.administrator
})
afterAll(() => hospital.close())
beforeEach(async () => {
  named += 1
  ;[ada, ben] = [await hospital.hire(), await hospital.hire()]
})

const later = (hours: number) => new Date(hospital.clock.now().getTime() + hours * hourMs).toISOString()

async function addShift(who: Colleague, from: string, until: string, roleId: string | null = null) {
  const input = { personId: who.id, roleId, placeId: null, from, until }
  return (await administrator.ask(duty.addShift, input)).shift
}

async function until(who: Colleague): Promise<string | null | undefined> {
  return (await ben.ask(duty.listDuty, { personIds: who.id })).duties[0]?.until
}

describe('shifts', () => {
  it('are put on the rota, changed and taken off, and whoever shows that stretch is told', async () => {
    const roleId = await hospital.addRole(`SHO ${named}`)
    const since = hospital.published.length
    const shift = await addShift(ada, later(24), later(36), roleId)
    const rota = () => ben.ask(duty.openRota, { from: later(0), until: later(72), personId: ada.id })
    expect((await rota()).shifts).toEqual([shift])
    expect(hospital.published[since]).toMatchObject({
      type: 'rota.changed',
      data: { from: shift.from, until: shift.until },
    })
    const change = {
      shiftId: shift.id,
      personId: ben.id,
      roleId: null,
      placeId: null,
      from: later(20),
      until: later(30),
    }
    const changed = (await administrator.ask(duty.changeShift, change)).shift
    expect(changed).toMatchObject({ id: shift.id, personId: ben.id, roleId: null, from: later(20) })
    expect((await rota()).shifts).toEqual([])
    await administrator.ask(duty.removeShift, { shiftId: shift.id })
    expect(await administrator.refused(duty.removeShift, { shiftId: shift.id })).toBe('not-found')
    expect(await administrator.refused(duty.changeShift, change)).toBe('not-found')
  })

  it('are refused where they end before they begin, twice the same, or name what is not here', async () => {
    const retired = await hospital.addRole(`Old ${named}`)
    await administrator.ask(duty.retireRole, { roleId: retired })
    const shift = { personId: ada.id, roleId: null, placeId: null, from: later(1), until: later(9) }
    await administrator.ask(duty.addShift, shift)
    const refused = (more: Partial<InputOf<typeof duty.addShift>>) =>
      administrator.refused(duty.addShift, { ...shift, ...more })
    expect(await refused({})).toBe('already-exists')
    expect(await refused({ until: later(1) })).toBe('bad-input')
    expect(await refused({ until: later(1 + 32 * 24) })).toBe('bad-input')
    expect(await refused({ personId: uuidv7() })).toBe('not-found')
    expect(await refused({ roleId: uuidv7() })).toBe('not-found')
    expect(await refused({ roleId: retired })).toBe('not-found')
    expect(await refused({ placeId: uuidv7() })).toBe('not-found')
    await hospital.suspend(ben)
    expect(await refused({ personId: ben.id })).toBe('not-found')
  })

  it('DUT15: nobody is put on the rota while they are to be away', async () => {
    const away = { personId: ada.id, kind: 'leave' as const, from: later(24), until: later(48) }
    const { absence } = await administrator.ask(duty.addAbsence, away)
    const shift = { personId: ada.id, roleId: null, placeId: null, from: later(40), until: later(52) }
    expect(await administrator.refused(duty.addShift, shift)).toBe('on-leave')
    const before = await addShift(ada, later(10), later(20))
    expect(await administrator.refused(duty.changeShift, { ...shift, shiftId: before.id })).toBe('on-leave')
    await administrator.ask(duty.removeAbsence, { absenceId: absence.id })
    await administrator.ask(duty.addShift, shift)
    expect(await administrator.refused(duty.removeAbsence, { absenceId: absence.id })).toBe('not-found')
    expect(await administrator.refused(duty.addAbsence, { ...away, personId: uuidv7() })).toBe('not-found')
    expect(await administrator.refused(duty.addAbsence, { ...away, until: later(24) })).toBe('bad-input')
  })
})

describe('what the rota proposes', () => {
  it('DUT13: at sign-on the shifts under way and about to begin, and it signs nobody on by itself', async () => {
    const roleId = await hospital.addRole(`SHO ${named}`)
    const now = await addShift(ada, later(-1), later(7), roleId)
    const soon = await addShift(ada, later(1.5), later(9))
    await addShift(ada, later(3), later(10))
    const mine = await ada.ask(duty.myDuty, {})
    expect(mine.proposals).toEqual([now, soon])
    expect(mine.duty.state).toBe('off')
    expect(mine.graceMinutes).toBe(15)
    expect(mine.holding).toEqual([])
  })

  it('suggests free roles, those of my teams first', async () => {
    const { team } = await administrator.ask(identity.addTeam, {
      name: `Team ${named}`,
      kind: 'on-call',
      siteId: null,
      placeId: null,
      personIds: [ada.id],
    })
    const free = await hospital.addRole(`A free one ${named}`)
    const ours = await hospital.addRole(`Z ours ${named}`, { teamId: team.id })
    const held = await hospital.addRole(`Held ${named}`)
    await ben.signOn(held)
    const { suggestedRoleIds } = await ada.ask(duty.myDuty, {})
    expect(suggestedRoleIds[0]).toBe(ours)
    expect(suggestedRoleIds).toContain(free)
    expect(suggestedRoleIds).not.toContain(held)
    expect(suggestedRoleIds.length).toBeLessThanOrEqual(20)
  })
})

describe('off duty until', () => {
  it('DUT16: is when the next shift begins, and is told again when the rota changes', async () => {
    const shift = await addShift(ada, later(24), later(36))
    expect(await until(ada)).toBe(later(24))
    const since = hospital.published.length
    const earlier = await addShift(ada, later(12), later(20))
    expect(hospital.published.slice(since).map(({ type }) => type)).toEqual(['rota.changed', 'duty.changed'])
    expect(await until(ada)).toBe(later(12))
    await administrator.ask(duty.removeShift, { shiftId: earlier.id })
    expect(await until(ada)).toBe(later(24))
    const away = { personId: ada.id, kind: 'study' as const, from: later(23), until: later(25) }
    await administrator.ask(duty.addAbsence, away)
    expect(await until(ada)).toBeNull()
    await administrator.ask(duty.removeShift, { shiftId: shift.id })
  })

  it('DUT16: going off duty, one is awaited at the next shift', async () => {
    await addShift(ada, later(-1), later(4))
    await addShift(ada, later(24), later(36))
    await ada.signOn()
    expect(await until(ada)).toBeNull()
    hospital.clock.advance(4 * hourMs)
    await ada.ask(duty.signOff, {})
    expect(await until(ada)).toBe(later(20))
  })

  it('DUT16: a shift that came and went without its person is followed by the next one, which is told', async () => {
    await addShift(ada, later(1), later(9))
    await addShift(ada, later(24), later(32))
    hospital.clock.advance(2 * hourMs)
    const since = hospital.published.length
    const told = () =>
      hospital.published.slice(since).flatMap((event) => {
        const isTheirs = event.type === 'duty.changed' && event.data.duty.personId === ada.id
        return isTheirs ? [{ by: event.by, until: event.data.duty.until }] : []
      })
    await levelAwaited(hospital.parts)
    // It is still under way: they are late for it.
    expect(await until(ada)).toBe(later(-1))
    expect(told()).toEqual([])
    hospital.clock.advance(7 * hourMs)
    await levelAwaited(hospital.parts)
    await levelAwaited(hospital.parts)
    expect(await until(ada)).toBe(later(15))
    expect(told()).toEqual([{ by: null, until: later(15) }])
  })
})

describe('opening the rota', () => {
  it('DUT14: shows where required cover has nobody, also when who was on is away or suspended', async () => {
    const roleId = await hospital.addRole(`Registrar ${named}`, { cover: { kind: 'always' } })
    const gaps = async () => {
      const rota = await ben.ask(duty.openRota, { from: later(0), until: later(24) })
      return rota.gaps.filter((gap) => gap.roleId === roleId).map((gap) => [gap.from, gap.until])
    }
    await addShift(ada, later(0), later(12), roleId)
    const cy = await hospital.hire()
    await addShift(cy, later(12), later(20), roleId)
    expect(await gaps()).toEqual([[later(20), later(24)]])
    await administrator.ask(duty.addAbsence, {
      personId: ada.id,
      kind: 'sickness',
      from: later(6),
      until: later(30),
    })
    await hospital.suspend(cy)
    expect(await gaps()).toEqual([[later(6), later(24)]])
  })

  it('shows a team’s people and roles, or one person’s shifts', async () => {
    const { team } = await administrator.ask(identity.addTeam, {
      name: `Team ${named}`,
      kind: 'on-call',
      siteId: null,
      placeId: null,
      personIds: [ada.id],
    })
    const roleId = await hospital.addRole(`SHO ${named}`, { teamId: team.id, cover: { kind: 'always' } })
    const mine = await addShift(ada, later(1), later(5))
    const ours = await addShift(ben, later(2), later(6), roleId)
    const other = await addShift(ben, later(3), later(7))
    const during = { from: later(0), until: later(24) }
    const whole = await ben.ask(duty.openRota, during)
    expect(whole.shifts).toEqual(expect.arrayContaining([mine, ours, other]))
    const team_ = await ben.ask(duty.openRota, { ...during, teamId: team.id })
    expect(team_.shifts).toEqual([mine, ours])
    expect(team_.gaps.every((gap) => gap.roleId === roleId)).toBe(true)
    const person = await ben.ask(duty.openRota, { ...during, personId: ben.id })
    expect(person).toMatchObject({ shifts: [ours, other], gaps: [] })
  })

  it('opens five weeks at most', async () => {
    expect(await ben.refused(duty.openRota, { from: later(0), until: later(36 * 24) })).toBe('bad-input')
    expect(await ben.refused(duty.openRota, { from: later(0), until: later(0) })).toBe('bad-input')
    await ben.ask(duty.openRota, { from: later(0), until: later(35 * 24) })
  })

  it('DUT21: why somebody is away only they and administrators see', async () => {
    const away = { personId: ada.id, kind: 'sickness' as const, from: later(0), until: later(24) }
    await administrator.ask(duty.addAbsence, away)
    const kinds = async (who: Colleague) => {
      const rota = await who.ask(duty.openRota, { from: later(0), until: later(1), personId: ada.id })
      return rota.absences.map(({ kind }) => kind)
    }
    expect([await kinds(ada), await kinds(administrator), await kinds(ben)]).toEqual([
      ['sickness'],
      ['sickness'],
      ['other'],
    ])
  })
})
