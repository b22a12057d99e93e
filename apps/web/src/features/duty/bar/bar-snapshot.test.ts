import { describe, expect, it } from 'vitest'
import { amina, daniel, dutyOf, find, mineOf, now, roleOf } from '../duty.fixture.ts'
import { dutyBar } from './bar-snapshot.ts'

const registrar = roleOf('Medical registrar on call')
const roles = { loaded: true, all: [registrar], byId: new Map([[registrar.id, registrar]]) }
const shift = {
  id: '01980000-0000-7000-e000-000000000001',
  personId: amina,
  roleId: registrar.id,
  placeId: null,
  from: '2026-11-26T14:00:00.000Z',
  until: '2026-11-26T21:30:00.000Z',
  source: 'entered' as const,
}
const offer = {
  id: '01980000-0000-7000-d000-000000000001',
  roleId: registrar.id,
  fromPersonId: daniel,
  toPersonId: amina,
  offeredAt: '2026-11-26T13:00:00.000Z',
  openItems: 2,
  state: 'waiting' as const,
}

function bar(mine: Parameters<typeof dutyBar>[0]['mine'], at = now, notNow?: string) {
  return dutyBar({ mine, roles, nameOf: (id) => find(id)?.name ?? 'Someone', notNow, now: at })
}

describe('the line about my duty', () => {
  it('says nothing while I am on duty and nothing is asked', () => {
    expect(bar(mineOf(dutyOf(amina)))).toBeUndefined()
  })

  it('says plainly that I am off, until when, and that messages wait', () => {
    const off = mineOf(dutyOf(amina, { state: 'off', until: '2026-11-30T08:00:00.000Z' }))
    expect(bar(off)?.words).toBe('Off duty until Mon 08:00. Messages wait for you.')
  })

  it('proposes the shift of the rota once, unless it is put aside', () => {
    const off = mineOf(dutyOf(amina, { state: 'off', until: null }), { proposals: [shift] })
    expect(bar(off)).toEqual({
      kind: 'proposal',
      shiftId: shift.id,
      words: 'The rota has you on 14:00 to 21:30: Medical registrar on call.',
    })
    expect(bar(off, now, shift.id)?.kind).toBe('off')
  })

  it('says why I may be reached all the same, until the override has run out', () => {
    const override = {
      id: '01980000-0000-7000-a000-000000000009',
      reason: 'Coach crash on the A361',
      personIds: [amina],
      declaredBy: daniel,
      from: '2026-11-26T13:00:00.000Z',
      until: '2026-11-26T22:00:00.000Z',
      endedAt: null,
    }
    const off = mineOf(dutyOf(amina, { state: 'off', until: null }), { overrides: [override] })
    expect(bar(off)).toEqual({
      kind: 'override',
      words: 'You are off duty, and may be reached until 22:00: Coach crash on the A361',
    })
    expect(bar(off, new Date('2026-11-26T22:00:00.000Z'))?.kind).toBe('off')
  })

  it('asks whether I am still on only when the grace has passed', () => {
    const on = mineOf(dutyOf(amina))
    expect(bar(on, new Date('2026-11-26T17:14:59.000Z'))).toBeUndefined()
    expect(bar(on, new Date('2026-11-26T17:15:00.000Z'))?.words).toBe(
      'Your shift ended at 17:00. Are you still on duty?',
    )
  })

  it('puts an offer of a colleague before all else, with what is open in it', () => {
    expect(bar(mineOf(dutyOf(amina), { offers: [offer] }))?.words).toBe(
      'Daniel Okafor offers you Medical registrar on call, with 2 open items.',
    )
    const mineToGive = { ...offer, fromPersonId: amina, toPersonId: daniel }
    expect(bar(mineOf(dutyOf(amina), { offers: [mineToGive] }))).toBeUndefined()
  })
})
