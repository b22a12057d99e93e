import { describe, expect, test } from 'vitest'
import { aGuest, aParticipant, aRoom } from '../room.fixture.ts'
import { peopleSnapshot } from './people-snapshot.ts'

const amina = aParticipant('amina', 'Amina Yusuf', { host: true })
const daniel = aParticipant('daniel', 'Daniel Okafor')
const niamh = aParticipant('niamh', 'Niamh Doherty', { handRaisedAt: '2026-11-26T09:02:00.000Z' })
const ffion = aParticipant('ffion', 'Ffion Rees', { handRaisedAt: '2026-11-26T09:01:00.000Z' })
const rowan = aGuest('rowan', 'Rowan Hale')

describe('the list of people', () => {
  test('CAL15: everyone who is there is in it, oneself first, then raised hands in their order', () => {
    const gone = aParticipant('bea', 'Bea Holt', { state: 'left' })
    const { here } = peopleSnapshot(aRoom({ participants: [rowan, niamh, gone, ffion, daniel, amina] }))
    expect(here.map(({ name }) => name)).toEqual([
      'Amina Yusuf',
      'Ffion Rees',
      'Niamh Doherty',
      'Daniel Okafor',
      'Rowan Hale',
    ])
    expect(here.at(-1)?.who).toBe('Guest from St Piran’s Hospice')
  })

  test('CAL16: a host may silence, remove and make a colleague a host; never themselves, and no guest', () => {
    const muted = { ...daniel, microphone: false }
    const room = aRoom({ mayHost: true, participants: [amina, muted, niamh, rowan] })
    const can = Object.fromEntries(peopleSnapshot(room).here.map((row) => [row.id, row.can]))
    expect(can.amina).toEqual({ silence: false, makeHost: false, remove: false, pin: false })
    expect(can.daniel).toMatchObject({ silence: false, makeHost: true, remove: true })
    expect(can.niamh).toMatchObject({ silence: true, makeHost: true, remove: true })
    expect(can.rowan).toMatchObject({ silence: true, makeHost: false, remove: true })
  })

  test('CAL16: nobody else is offered any of it', () => {
    const { here } = peopleSnapshot(aRoom({ participants: [amina, daniel] }))
    expect(here.map(({ can }) => [can.silence, can.makeHost, can.remove])).toEqual([
      [false, false, false],
      [false, false, false],
    ])
  })

  test('CAL9, CAL10: a colleague sees who waits, a guest does not', () => {
    const waiting = [
      { ...rowan, state: 'waiting' as const },
      aParticipant('bea', 'Bea Holt', { state: 'waiting' }),
    ]
    expect(peopleSnapshot(aRoom({ participants: [amina, ...waiting] })).waiting).toEqual([
      { id: 'rowan', name: 'Rowan Hale', who: 'Guest from St Piran’s Hospice' },
      { id: 'bea', name: 'Bea Holt', who: 'Colleague who was not asked' },
    ])
    const guest = aGuest('erin', 'Erin Moss')
    expect(peopleSnapshot(aRoom({ me: 'erin', participants: [guest, ...waiting] })).waiting).toEqual([])
  })
})
