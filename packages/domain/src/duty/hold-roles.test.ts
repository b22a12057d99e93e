import { describe, expect, it } from 'vitest'
import type { Board, RoleOnBoard } from './board.ts'
import { problemOfChange, retire } from './change-role.ts'
import { whoHas } from './fall-back.ts'
import { giveUp, goOffDuty, handOver, suspend, takeRoles } from './hold-roles.ts'

const at = new Date('2026-11-26T09:00:00Z')

function role(id: string, more: Partial<RoleOnBoard> = {}): RoleOnBoard {
  return {
    id,
    cover: { kind: 'none' },
    holdersAtMost: 1,
    fallbackRoleId: null,
    coordinates: false,
    state: 'active',
    holderIds: [],
    everHeld: false,
    ...more,
  }
}

function board(...roles: RoleOnBoard[]): Board {
  const onDuty = new Set(['ada', 'ben', 'cy', ...roles.flatMap(({ holderIds }) => holderIds)])
  return { roles: new Map(roles.map((one) => [one.id, one])), onDuty }
}
const always = { kind: 'always' } as const

describe('taking', () => {
  it('DUT5: nobody off duty takes a role, nor anybody one that is retired or not there', () => {
    const given = board(role('sho'), role('old', { state: 'retired' }))
    const refusal = (personId: string, roleId: string) =>
      takeRoles(given, { personId, roleIds: [roleId], displace: true })
    expect(refusal('dee', 'sho')).toEqual({ ok: false, refusal: 'off-duty' })
    expect(refusal('ada', 'old')).toEqual({ ok: false, refusal: 'not-found' })
    expect(refusal('ada', 'none')).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('DUT6: a full role is refused, or whoever has held it longest is displaced', () => {
    const given = board(role('sho', { holderIds: ['ben', 'cy'], holdersAtMost: 2 }))
    const taking = { personId: 'ada', roleIds: ['sho'] }
    expect(takeRoles(given, { ...taking, displace: false })).toEqual({ ok: false, refusal: 'role-is-held' })
    expect(takeRoles(given, { ...taking, displace: true })).toEqual({
      ok: true,
      changes: [
        { kind: 'end', roleId: 'sho', personId: 'ben', ended: 'displaced' },
        { kind: 'begin', roleId: 'sho', personId: 'ada', began: 'taken' },
      ],
      displaced: [{ roleId: 'sho', personId: 'ben' }],
    })
  })

  it('what somebody holds already changes nothing when they take it again', () => {
    const given = board(role('sho', { holderIds: ['ada'] }))
    const taken = takeRoles(given, { personId: 'ada', roleIds: ['sho', 'sho'], displace: true })
    expect(taken).toEqual({ ok: true, changes: [], displaced: [] })
  })
})

describe('leaving', () => {
  const registrar = role('registrar', { cover: always, fallbackRoleId: 'sho', holderIds: ['ada'] })

  it('DUT3: a role that must be covered falls to its fallback’s holders, and to that one’s', () => {
    const given = board(
      registrar,
      role('sho', { fallbackRoleId: 'house' }),
      role('house', { holderIds: ['cy'] }),
    )
    expect(giveUp(given, { personId: 'ada', roleId: 'registrar', openItems: 0, at })).toMatchObject({
      ok: true,
      fellBack: [{ roleId: 'registrar', toRoleId: 'house', personIds: ['cy'] }],
    })
  })

  it('DUT3: with nobody there, or only oneself, or a ring of roles that nobody holds, it is refused', () => {
    const leaving = { personId: 'ada', roleId: 'registrar', openItems: 0, at }
    const refused = { ok: false, refusal: 'role-must-be-covered' }
    expect(giveUp(board(registrar, role('sho')), leaving)).toEqual(refused)
    expect(giveUp(board(registrar, role('sho', { holderIds: ['ada'] })), leaving)).toEqual(refused)
    expect(giveUp(board(registrar, role('sho', { fallbackRoleId: 'registrar' })), leaving)).toEqual(refused)
  })

  it('DUT3: no more of the fallback’s holders take it on than may hold it', () => {
    const given = board(registrar, role('sho', { holderIds: ['ben', 'cy'], holdersAtMost: 2 }))
    const left = giveUp(given, { personId: 'ada', roleId: 'registrar', openItems: 0, at })
    expect(left).toMatchObject({ fellBack: [{ personIds: ['ben'] }] })
  })

  it('DUT2: outside its hours a role may be left empty', () => {
    const cover = {
      kind: 'hours' as const,
      days: [1, 2, 3, 4, 5, 6, 7],
      from: '20:00',
      until: '08:00',
    }
    const given = board(role('night', { cover, holderIds: ['ada'] }))
    const leaving = { personId: 'ada', roleId: 'night', openItems: 0 }
    expect(giveUp(given, { ...leaving, at })).toMatchObject({ ok: true, fellBack: [] })
    const tonight = new Date('2026-11-26T21:00:00Z')
    expect(giveUp(given, { ...leaving, at: tonight })).toEqual({ ok: false, refusal: 'role-must-be-covered' })
  })

  it('DUT10: the last holder does not give up a role with open items; one of two does', () => {
    const leaving = { personId: 'ada', roleId: 'sho', openItems: 1, at }
    const alone = board(role('sho', { holderIds: ['ada'] }))
    expect(giveUp(alone, leaving)).toEqual({ ok: false, refusal: 'urgent-items-open' })
    const shared = board(role('sho', { holderIds: ['ada', 'ben'], holdersAtMost: 2 }))
    expect(giveUp(shared, leaving)).toMatchObject({ ok: true })
  })

  it('DUT4: nobody goes off duty with an accepted urgent item', () => {
    const given = board(role('sho', { holderIds: ['ada'] }))
    expect(goOffDuty(given, { personId: 'ada', acceptedItems: 1, at })).toEqual({
      ok: false,
      refusal: 'urgent-items-open',
    })
  })

  it('DUT3: who goes off duty leaves every role or none', () => {
    const given = board(registrar, role('sho', { holderIds: ['ada'] }), role('loose', { holderIds: ['ada'] }))
    expect(goOffDuty(given, { personId: 'ada', acceptedItems: 0, at }).ok).toBe(false)
    const covered = board(
      registrar,
      role('sho', { holderIds: ['ben'] }),
      role('loose', { holderIds: ['ada'] }),
    )
    const left = goOffDuty(covered, { personId: 'ada', acceptedItems: 0, at })
    expect(left).toMatchObject({ ok: true, fellBack: [{ roleId: 'registrar', toRoleId: 'sho' }] })
    expect(left.ok && left.board.onDuty.has('ada')).toBe(false)
  })

  it('DUT12: what somebody suspended held falls to whoever coordinates, or is left empty where nobody does', () => {
    const alone = board(registrar, role('sho'))
    expect(suspend(alone, { personId: 'ada', at })).toMatchObject({ ok: true, fellBack: [] })
    const coordinated = board(registrar, role('sho'), role('site', { coordinates: true, holderIds: ['cy'] }))
    expect(suspend(coordinated, { personId: 'ada', at })).toMatchObject({
      fellBack: [{ roleId: 'registrar', toRoleId: 'site', personIds: ['cy'] }],
    })
  })
})

describe('handing over', () => {
  const given = board(role('sho', { holderIds: ['ada'] }), role('old', { state: 'retired' }))

  it('DUT7: the one who accepts becomes the holder in place of the one who offered', () => {
    expect(handOver(given, { roleId: 'sho', fromPersonId: 'ada', toPersonId: 'ben' })).toEqual({
      ok: true,
      changes: [
        { kind: 'end', roleId: 'sho', personId: 'ada', ended: 'handed-over' },
        { kind: 'begin', roleId: 'sho', personId: 'ben', began: 'handed-over' },
      ],
    })
  })

  it.each([
    [{ roleId: 'sho', fromPersonId: 'ben', toPersonId: 'cy' }, 'no-longer-possible'],
    [{ roleId: 'sho', fromPersonId: 'ada', toPersonId: 'ada' }, 'no-longer-possible'],
    [{ roleId: 'old', fromPersonId: 'ada', toPersonId: 'ben' }, 'no-longer-possible'],
    [{ roleId: 'sho', fromPersonId: 'ada', toPersonId: 'dee' }, 'off-duty'],
  ])('DUT7: %o is refused %s', (handing, refusal) => {
    expect(handOver(given, handing)).toEqual({ ok: false, refusal })
  })
})

describe('changing and retiring', () => {
  it('DUT8: a role is not made narrower than its holders, nor newly required while nobody holds it', () => {
    const shared = role('sho', { holderIds: ['ada', 'ben'], holdersAtMost: 2 })
    expect(problemOfChange(shared, { cover: always, holdersAtMost: 1 }, at)).toBe('role-is-held')
    const empty = role('sho', { everHeld: true })
    expect(problemOfChange(empty, { cover: always, holdersAtMost: 1 }, at)).toBe('role-must-be-covered')
    const fresh = role('sho')
    expect(problemOfChange(fresh, { cover: always, holdersAtMost: 1 }, at)).toBeNull()
    const bereft = role('sho', { everHeld: true, cover: always })
    expect(problemOfChange(bereft, { cover: always, holdersAtMost: 1 }, at)).toBeNull()
  })

  it('DUT10: a role with open items, or retired already, is not retired', () => {
    expect(retire(role('sho'), 1)).toEqual({ ok: false, refusal: 'urgent-items-open' })
    expect(retire(role('sho', { state: 'retired' }), 0)).toEqual({ ok: false, refusal: 'no-longer-possible' })
  })
})

it('DUT11: work is with the holders of the first role on the way that has some, and a ring of roles ends', () => {
  const ring = board(role('a', { fallbackRoleId: 'b' }), role('b', { fallbackRoleId: 'a' }))
  expect(whoHas(ring, 'a')).toBeUndefined()
  const way = board(
    role('a', { fallbackRoleId: 'b' }),
    role('b', { fallbackRoleId: 'c', state: 'retired' }),
    role('c', { holderIds: ['ada'] }),
  )
  expect(whoHas(way, 'a')).toEqual({ roleId: 'c', personIds: ['ada'] })
})
