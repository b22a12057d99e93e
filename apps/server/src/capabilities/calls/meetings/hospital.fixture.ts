import {
  api,
  type Delivered,
  type InputOf,
  type Meeting,
  type MeetingDetails,
  type Operation,
  type OutputOf,
} from '@baton/contract'
import { applyToMyMeetings, type MyMeetings } from '@baton/domain/calls/replay'
import { fakeClock } from '@baton/testkit/clock'
import { replayAll } from '@baton/testkit/replay'
import { v7 as uuidv7 } from 'uuid'
import { expect } from 'vitest'
import { createLocalBus } from '../../../platform/bus/local-bus.ts'
import { freshDatabase } from '../../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../../platform/database/platform-migrations.fixture.ts'
import { silentLog } from '../../../platform/log.ts'
import type { Media } from '../../../platform/media/media.ts'
import type { Answer } from '../../../platform/operations/answer.ts'
import { createDispatcher } from '../../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../../platform/operations/receipts.ts'
import { createVault, makeMasterKeys } from '../../../platform/vault/index.ts'
import { foundHospital } from '../../duty/found-hospital.fixture.ts'
import * as duty from '../../duty/index.ts'
import type { StaffMember } from '../../duty/staff-member.fixture.ts'
import { hungFiles } from '../../files/hung.fixture.ts'
import { filesMigrations, takeOffPlace } from '../../files/index.ts'
import * as identity from '../../identity/index.ts'
import { createNotify, notifyMigrations, withdraw } from '../../notify/index.ts'
import { patientsMigrations } from '../../patients/index.ts'
import { type CallParts, callMigrations, createCalls } from '../index.ts'
import type { CallsAtWork } from '../parts.ts'
import { goOnWithMeetings, remindOfMeetings } from './watch/look.ts'

/** Somebody of the hospital, as the tests speak of them. */
export type Colleague = StaffMember

/** Nobody in these tests has a device: what carries sound is told to put people out, and carries nothing. */
const quietMedia: Media = {
  kind: 'embedded',
  passFor: async () => ({ kind: 'embedded', iceServers: [], relayOnly: false }),
  openLine: () => ({ hear() {}, close() {} }),
  silence: async () => {},
  unsilence: async () => {},
  remove: async () => {},
  end: async () => {},
  figures: async () => ({ connections: 0, packetsForwarded: 0, packetsLost: 0, processor: 0, restarts: 0 }),
  stop: async () => {},
}

export type Hospital = Awaited<ReturnType<typeof openHospital>>

/** Meetings on real identity, duty, notify and files, on a real database, with a fake clock: a Monday morning in March. */
export async function openHospital() {
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identity.identityMigrations,
    ...patientsMigrations,
    ...filesMigrations,
    ...duty.dutyMigrations,
    ...notifyMigrations,
    ...callMigrations,
  )
  const clock = fakeClock()
  const vault = createVault(makeMasterKeys())
  const published: Delivered[] = []
  const publish = (_organisationId: string, delivered: readonly Delivered[]) => published.push(...delivered)
  const given = { database, vault, clock, log: silentLog, publish }
  const publicUrl = 'http://localhost:3000'
  const people = identity.createIdentity({
    ...given,
    publicUrl,
    session: { idleMinutes: 15, absoluteHours: 12 },
  })
  const bell = createNotify({
    ...given,
    people: identity,
    duty,
    publicUrl,
    zone: 'Europe/London',
    push: null,
    mail: null,
    gateway: null,
  })
  const hung = hungFiles(given)
  const parts: CallParts = {
    ...given,
    media: quietMedia,
    bus: createLocalBus(),
    people: {
      ...identity,
      organisationName: async (transaction) => (await identity.organisationOf(transaction)).name,
      revalidate: async () => [],
      used: () => {},
      onSessionsEnded: () => () => {},
      beginAttempt: people.beginAttempt,
    },
    duty,
    subjects: new Map(),
    files: { hang: hung.files.hang, filesAt: hung.files.filesAt, takeOff: takeOffPlace },
    notify: { notify: async (...asked) => void (await bell.notify(...asked)), withdraw },
    publicUrl,
    trustedProxies: 0,
    zone: 'Europe/London',
  }
  const calls = createCalls(parts)
  hung.places.set('meeting', calls.place)
  const atWork: CallsAtWork = { ...parts, rooms: { changed() {} } }
  const openItems = { heldBy: async () => 0, ofRole: async () => 0, move: async () => 0 }
  const dispatch = createDispatcher({
    handlers: [
      ...people.handlers,
      ...duty.createDuty({ ...given, openItems }).handlers,
      ...bell.handlers,
      ...calls.handlers,
    ],
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish,
  })

  const hospital = await foundHospital({ database, vault, clock, publicUrl, dispatch }, (one) => one)
  const { query } = hospital

  return {
    ...hospital,
    database,
    vault,
    clock,
    parts: atWork,
    published,
    calls,
    addFile: hung.add,
    changeFile: hung.change,
    seesFile: hung.sees,
    /** Asks as nobody: a guest, from an address. */
    async askAsGuest<O extends Operation>(
      operation: O,
      input: InputOf<O>,
      address = '203.0.113.7',
    ): Promise<Answer<OutputOf<O>>> {
      const caller = { viewer: null, address, userAgent: 'test' }
      return (await dispatch(operation, input, caller, uuidv7())) as Answer<OutputOf<O>>
    },
    /** Lets time pass up to a moment, and looks for reminders and series. */
    async waitUntil(moment: string): Promise<void> {
      clock.advanceTo(new Date(moment))
      await remindOfMeetings(atWork)
      await goOnWithMeetings(atWork)
    },
    /** What one person was told of meetings, in order. */
    noticesOf: ({ id }: Colleague) =>
      query<{ heading: string; state: string }>(
        `select heading, state from notice where person_id = $1 and about_kind like 'meeting%' order by raised_at, id`,
        [id],
      ),
    mine: async (who: Colleague) => (await who.ask(api.calls.listMine, {})).meetings,
    see: async (who: Colleague, meetingId: string) => (await who.ask(api.calls.open, { meetingId })).meeting,
    /** What each held, and what they were sent since, is what is there now (CAL26). */
    async keepsReplayLaw(everyone: readonly Colleague[], work: () => Promise<unknown>): Promise<void> {
      const held: MyMeetings[] = []
      for (const one of everyone) held.push(await one.ask(api.calls.listMine, {}))
      published.length = 0
      await work()
      for (const [index, one] of everyone.entries()) {
        const before = held[index]
        if (before === undefined) throw new Error('nothing was held')
        const events = published.filter(({ stream }) => stream === `person:${one.id}`)
        const replayed = replayAll(applyToMyMeetings, before, events, { personId: one.id })
        expect(replayed, one.id).toEqual(await one.ask(api.calls.listMine, {}))
      }
    },
    close: drop,
  }
}

/** A meeting of an hour as a test wants it; what is left out is the Lung MDT next Thursday at one. */
export function details(more: Partial<MeetingDetails> = {}): MeetingDetails {
  return {
    title: 'Lung MDT',
    startsAt: '2026-03-05T13:00:00.000Z',
    endsAt: '2026-03-05T14:00:00.000Z',
    recurrence: null,
    agenda: null,
    personIds: [],
    roleIds: [],
    teamIds: [],
    fileIds: [],
    waitingRoom: true,
    ...more,
  }
}

/** The same as somebody changes it. */
export function changed(meeting: Meeting, more: Partial<InputOf<typeof api.calls.change>> = {}) {
  const { recurrence: _, ...plain } = details()
  return {
    ...plain,
    meetingId: meeting.id,
    following: false,
    title: meeting.title ?? '',
    startsAt: meeting.startsAt ?? '',
    endsAt: meeting.endsAt ?? '',
    agenda: meeting.agenda,
    personIds: meeting.invited.map(({ personId }) => personId),
    fileIds: meeting.fileIds,
    ...more,
  }
}

/** The secret in a guest's link. */
export function secretOf(link: string): string {
  return new URL(link).hash.slice(1)
}
