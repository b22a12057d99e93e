import { describe, expect, it } from 'vitest'
import {
  amina,
  call,
  daniel,
  ffion,
  invitedAs,
  mdt,
  naming,
  now,
  presentAs,
  registrar,
} from '../calls.fixture.ts'
import { outgoingSnapshot } from './outgoing-snapshot.ts'
import { ringSnapshot } from './ring-snapshot.ts'
import { missedBy, ringsFor } from './rings.ts'

const onDuty = { id: daniel, now, duty: { state: 'on' }, isOverridden: false } as const
const uncovered = () => null

describe('what rings for me', () => {
  it('is what the server says rings, the oldest first (CAL2)', () => {
    const newer = call({
      id: '01980000-0000-7000-9000-0000000000c9',
      invited: [invitedAs(daniel, { askedAt: now.toISOString() })],
    })
    expect(ringsFor([newer, call()], onDuty).map(({ id }) => id)).toEqual([call().id, newer.id])
    expect(ringsFor([mdt()], onDuty)).toEqual([])
  })

  it('stops when it was answered or declined on another device (CAL2)', () => {
    for (const state of ['accepted', 'declined', 'missed', 'not-rung'] as const) {
      expect(ringsFor([call({ invited: [invitedAs(daniel, { state })] })], onDuty)).toEqual([])
    }
  })

  it('is nothing from the moment at which I am off duty, but for a recorded override (CAL5)', () => {
    const off = { ...onDuty, duty: { state: 'off' } } as const
    expect(ringsFor([call()], off)).toEqual([])
    expect(ringsFor([call()], { ...off, isOverridden: true })).toHaveLength(1)
  })

  it('does not go on ringing on a device whose line fell, nor after the call has ended (CAL3)', () => {
    const later = new Date(now.getTime() + 60_000)
    expect(ringsFor([call()], { ...onDuty, now: later })).toEqual([])
    expect(ringsFor([call({ endedAt: now.toISOString() })], onDuty)).toEqual([])
  })
})

describe('a call that rings for me', () => {
  it('says who calls, through which role, and who else is rung', () => {
    const ring = ringSnapshot(
      call({
        about: { kind: 'role', id: registrar },
        invited: [invitedAs(daniel, { roleId: registrar }), invitedAs(ffion)],
      }),
      naming,
    )
    expect(ring).toMatchObject({
      kind: 'Call',
      caller: { name: 'Amina Yusuf' },
      about: 'For Medical registrar on call',
      others: 'Also rung: Ffion Rees',
      answered: '',
    })
  })

  it('says who answered already, and that it is with the camera', () => {
    const ring = ringSnapshot(
      call({
        video: true,
        invited: [invitedAs(daniel), invitedAs(ffion, { state: 'accepted' })],
        present: [presentAs(amina), presentAs(ffion)],
      }),
      naming,
    )
    expect(ring).toMatchObject({ kind: 'Camera call', others: '', answered: 'There already: Ffion Rees' })
  })
})

describe('a call that I make', () => {
  const asAmina = { ...naming, viewerId: amina }

  it('says of each whether it rings, and that who is off duty is not rung and who covers (CAL5)', () => {
    const outgoing = outgoingSnapshot(
      call({ invited: [invitedAs(daniel), invitedAs(ffion, { state: 'not-rung' })] }),
      asAmina,
      () => registrar,
    )
    expect(outgoing).toMatchObject({
      heading: 'Ringing Daniel Okafor',
      rows: [
        { name: 'Daniel Okafor', state: { word: 'Ringing' } },
        {
          name: 'Ffion Rees',
          state: { word: 'Off duty, not rung' },
          cover: 'Medical registrar on call covers',
        },
      ],
      covers: [{ roleId: registrar, name: 'Medical registrar on call' }],
      canCancel: true,
    })
  })

  it('lets me ring again whoever did not answer, and nobody who declined (CAL7)', () => {
    const outgoing = outgoingSnapshot(
      call({ invited: [invitedAs(daniel, { state: 'missed' }), invitedAs(ffion, { state: 'declined' })] }),
      asAmina,
      uncovered,
    )
    expect(outgoing).toMatchObject({ heading: 'Nobody has answered', againIds: [daniel] })
  })

  it('says no more once somebody is there and nobody rings any more', () => {
    const answered = call({
      invited: [invitedAs(daniel, { state: 'accepted' }), invitedAs(ffion, { state: 'missed' })],
      present: [presentAs(amina), presentAs(daniel)],
    })
    expect(outgoingSnapshot(answered, asAmina, uncovered)).toBeUndefined()
    expect(outgoingSnapshot(call({ endedAt: now.toISOString() }), asAmina, uncovered)).toBeUndefined()
  })

  it('rings somebody into a meeting too, and says nothing there of who was only asked', () => {
    const meeting = mdt({
      present: [presentAs(amina)],
      invited: [invitedAs(daniel), invitedAs(ffion, { state: 'declined' })],
    })
    expect(outgoingSnapshot(meeting, asAmina, uncovered)).toMatchObject({
      heading: 'Ringing Daniel Okafor',
      rows: [],
      canCancel: false,
    })
    expect(outgoingSnapshot(mdt({ present: [presentAs(amina)] }), asAmina, uncovered)).toBeUndefined()
  })

  it('is nothing to whoever is not in it', () => {
    expect(outgoingSnapshot(call(), naming, uncovered)).toBeUndefined()
  })
})

it('a call that I missed stays until I have seen it (CAL3)', () => {
  const missed = call({
    endedAt: now.toISOString(),
    invited: [invitedAs(daniel, { state: 'missed' })],
  })
  expect(missedBy([missed, mdt()], daniel)).toEqual([missed])
  const seen = call({ invited: [invitedAs(daniel, { state: 'missed', missedSeen: true })] })
  expect(missedBy([seen], daniel)).toEqual([])
  expect(missedBy([missed], amina)).toEqual([])
})
