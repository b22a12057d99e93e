import type { Invited, Meeting } from '@baton/contract'
import { amina, daniel, ffion, find, now } from '../duty/duty.fixture.ts'
import type { CallNaming } from './words/meeting-words.ts'

export { amina, daniel, ffion, now }

export const registrar = '01980000-0000-7000-9000-0000000000a1'
export const respiratory = '01980000-0000-7000-9000-0000000000b1'

/** A quarter to two: the call has rung for ten seconds. */
export const askedAt = new Date(now.getTime() - 10_000).toISOString()

/** Daniel looks. */
export const naming: CallNaming = {
  viewerId: daniel,
  nameOf: (id) => find(id)?.name ?? 'Name not loaded yet',
  roleOf: (id) => (id === registrar ? 'Medical registrar on call' : 'A role'),
  teamOf: (id) => (id === respiratory ? 'Respiratory team' : 'A team'),
}

export function invitedAs(personId: string, changes: Partial<Invited> = {}): Invited {
  return {
    personId,
    roleId: null,
    state: 'ringing',
    askedAt,
    answeredAt: null,
    missedSeen: false,
    ...changes,
  }
}

/** Amina calls Daniel. */
export function call(changes: Partial<Meeting> = {}): Meeting {
  return {
    id: '01980000-0000-7000-9000-0000000000c1',
    kind: 'call',
    title: null,
    about: { kind: 'person', id: daniel },
    video: false,
    organiserId: amina,
    hostIds: [amina],
    createdAt: askedAt,
    startsAt: null,
    endsAt: null,
    seriesId: null,
    recurrence: null,
    agenda: null,
    fileIds: [],
    waitingRoom: false,
    locked: false,
    startedAt: askedAt,
    endedAt: null,
    cancelledAt: null,
    invited: [invitedAs(daniel)],
    present: [presentAs(amina)],
    waiting: 0,
    version: 1,
    ...changes,
  }
}

/** The lung MDT, on Thursday at three, which Amina arranged and to which Daniel and Ffion are asked. */
export function mdt(changes: Partial<Meeting> = {}): Meeting {
  return {
    ...call(),
    id: '01980000-0000-7000-9000-0000000000c2',
    kind: 'meeting',
    title: 'Lung MDT',
    about: null,
    video: true,
    startsAt: '2026-11-26T15:00:00.000Z',
    endsAt: '2026-11-26T16:00:00.000Z',
    startedAt: null,
    waitingRoom: true,
    invited: [invitedAs(daniel, { state: 'asked' }), invitedAs(ffion, { state: 'accepted' })],
    present: [],
    ...changes,
  }
}

export function presentAs(personId: string): Meeting['present'][number] {
  return { participantId: personId, personId, guestName: null, since: askedAt }
}
