import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  api,
  type Delivered,
  type Meeting,
  type MeetingSubject,
  type Participant,
  type RoleDetails,
} from '@baton/contract'
import { applyToMyMeetings } from '@baton/domain/calls/replay'
import { fakeClock } from '@baton/testkit/clock'
import { replayAll } from '@baton/testkit/replay'
import { expect } from 'vitest'
import { callSubjects } from '../../call-subjects.ts'
import { migrations } from '../../capabilities.ts'
import type { Bus, BusListener } from '../../platform/bus/bus.ts'
import type { Database } from '../../platform/database/database.ts'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { silentLog } from '../../platform/log.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { openDoors } from '../../platform/realtime/upgrade.ts'
import { createVault, makeMasterKeys } from '../../platform/vault/index.ts'
import { foundHospital } from '../duty/found-hospital.fixture.ts'
import * as duty from '../duty/index.ts'
import type { StaffMember } from '../duty/staff-member.fixture.ts'
import { createEscalation, type Subjects } from '../escalation/index.ts'
import { hungFiles } from '../files/hung.fixture.ts'
import { takeOffPlace } from '../files/index.ts'
import * as identity from '../identity/index.ts'
import { fellowsAbout, type MessagingParts, messagingHandlers, urgentMessages } from '../messaging/index.ts'
import * as notifying from '../notify/index.ts'
import * as ofPatients from '../patients/index.ts'
import { createTasks } from '../tasks/index.ts'
import { createCalls } from './index.ts'
import { paperMedia } from './paper-media.fixture.ts'
import { Line } from './room/line.fixture.ts'

/** Somebody of the hospital, as the tests speak of them. */
export interface Colleague extends StaffMember {
  /** Lets a phone of theirs be woken. */
  addDevice(): Promise<void>
  call(about: MeetingSubject): Promise<Meeting>
  see(meetingId: string): Promise<Meeting>
  /** What they have before them. */
  mine(): Promise<Meeting[]>
  /** Comes to the meeting's door on a new device, of this server or another one. */
  knock(meetingId: string, server?: number): Promise<Line>
  /** The same, and is in it. */
  comeIn(meetingId: string, server?: number): Promise<Line>
  /** Their session ends. */
  signOut(): void
}

export type Hospital = Awaited<ReturnType<typeof openHospital>>

/**
 * The small hospital with two servers, on a real database, with a fake clock: everything that calls stand on is real,
 * sockets too. Sound and pictures are on paper.
 */
export async function openHospital() {
  // Those of jobs and demonstrations have nothing to do here.
  const { database, drop } = await freshDatabase(
    ...migrations.filter(({ name }) => !/^(platform\/(database|jobs)|demonstration)\//.test(name)),
  )
  return openHospitalOn(database, drop)
}

/** The same on a migrated database. */
export async function openHospitalOn(database: Database, drop: () => Promise<void>) {
  const clock = fakeClock()
  const masterKeys = makeMasterKeys()
  const published: Delivered[] = []
  const publish = (_organisationId: string, delivered: readonly Delivered[]) => published.push(...delivered)
  const media = paperMedia()
  const bus = pairedBus()
  const ended = new Set<string>()
  const listeners: ((sessionIds: readonly string[]) => void)[] = []

  async function startServer(index: number) {
    const vault = createVault(masterKeys)
    const given = { database, vault, clock, log: silentLog, publish }
    const people = identity.createIdentity({
      ...given,
      publicUrl: 'http://localhost:3000',
      session: { idleMinutes: 15, absoluteHours: 12 },
    })
    const notify = notifying.createNotify({
      ...given,
      people: identity,
      duty,
      publicUrl: 'http://localhost:3000',
      zone: 'Europe/London',
      push: { key: pushKey, subject: 'mailto:baton@example.nhs.uk', loopback: true },
      mail: { url: 'smtp://localhost:1', from: 'baton@example.nhs.uk' },
      gateway: null,
    })
    const bell = { ...notifying, notify: notify.notify }
    const subjects: { message?: Subjects; task?: Subjects } = {}
    const escalation = createEscalation({ database, vault, duty, notify: bell, subjects, publish })
    const relating: ofPatients.Relating = { clock, duty, related: new Map() }
    const patients = ofPatients.createPatients({ ...given, relating, notify: bell })
    const hung = hungFiles(given)
    hung.places.set('patient', patients.door)
    const messaging: MessagingParts = {
      database,
      vault,
      publish,
      people: identity,
      patients: { ...ofPatients, ...patients },
      files: hung.files,
      duty,
      notify: bell,
      escalation,
    }
    subjects.message = urgentMessages(messaging)
    const tasks = createTasks({
      database,
      vault,
      publish,
      people: identity,
      patients: { ...ofPatients, ...patients },
      files: hung.files,
      duty,
      ladders: { ...escalation, heldBy: escalation.openItems.heldBy },
      notify: bell,
    })
    subjects.task = tasks.ladders
    relating.related.set('tasks', tasks.related)
    const calls = createCalls({
      ...given,
      media,
      bus: bus.of(index),
      people: {
        ...identity,
        organisationName: async (transaction) => (await identity.organisationOf(transaction)).name,
        beginAttempt: people.beginAttempt,
        // Nobody signs in here: a session stands until a test ends it.
        revalidate: async (ids) => ids.filter((id) => !ended.has(id)).map((sessionId) => ({ sessionId })),
        used: () => {},
        onSessionsEnded(listener) {
          listeners[index] = listener
          return () => {}
        },
      },
      duty,
      subjects: callSubjects({ tasks, about: fellowsAbout(messaging) }),
      files: { ...hung.files, takeOff: takeOffPlace },
      notify: bell,
      publicUrl: 'https://baton.example.nhs.uk',
      trustedProxies: 0,
      zone: 'Europe/London',
    })
    hung.places.set('meeting', calls.place)
    const dispatch = createDispatcher({
      handlers: [
        ...people.handlers,
        ...patients.handlers,
        ...duty.createDuty({ ...given, openItems: escalation.openItems }).handlers,
        ...notify.handlers,
        ...escalation.handlers,
        ...messagingHandlers(messaging),
        ...tasks.handlers,
        ...calls.handlers,
      ],
      receipts: createReceipts(vault),
      ...given,
    })
    const watch = calls.start()
    const server = createServer((_request, response) => response.writeHead(404).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    openDoors(server, {
      publicUrl: 'https://baton.example.nhs.uk',
      trustedProxies: 0,
      doors: [calls.door],
    })
    const { port } = server.address() as AddressInfo
    return { vault, dispatch, watch, server, port, hung, calls }
  }

  const servers = [await startServer(0), await startServer(1)] as const
  const [here] = servers

  function known(one: StaffMember): Colleague {
    const { id, ask, viewer } = one
    const knock = async (meetingId: string, server = 0) => {
      const { ticket } = await ask(api.calls.join, { meetingId })
      return open(ticket, server)
    }
    return {
      ...one,
      async addDevice() {
        await ask(api.notify.addPushDevice, {
          endpoint: `http://127.0.0.1:1/${id}`,
          p256dh: createECDH('prime256v1').generateKeys().toString('base64url'),
          auth: randomBytes(16).toString('base64url'),
          name: 'Phone',
        })
      },
      call: async (about) => (await ask(api.calls.start, { about, video: false })).meeting,
      see: async (meetingId) => (await ask(api.calls.open, { meetingId })).meeting,
      mine: async () => (await ask(api.calls.listMine, {})).meetings,
      knock,
      async comeIn(meetingId, server) {
        const line = await knock(meetingId, server)
        await until(() => line.room !== undefined)
        return line
      },
      signOut() {
        ended.add(viewer.sessionId)
        listeners[0]?.([viewer.sessionId])
      },
    }
  }

  /** Opens a room's socket with a ticket. */
  async function open(ticket: string, server = 0): Promise<Line> {
    const line = await new Line(servers[server]?.port ?? 0).opened()
    line.say({ t: 'hello', ticket })
    return line
  }

  /** Lets sockets be read and rooms be shown until it is so. The clock goes on by a little each time. */
  async function until(isSo: () => boolean, tries = 200): Promise<void> {
    for (let left = tries; !isSo(); left -= 1) {
      if (left === 0) throw new Error('it did not come to be so')
      clock.advance(30)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  const setUp = { database, vault: here.vault, clock, publicUrl: 'http://localhost:3000' }
  const hospital = await foundHospital({ ...setUp, dispatch: here.dispatch }, known)
  const { query } = hospital
  let added = 0

  return {
    ...hospital,
    database,
    clock,
    published,
    media,
    servers,
    addFile: here.hung.add,
    seesFile: here.hung.sees,
    /** Somebody who is on duty, with these roles. */
    async hire(...roleIds: string[]): Promise<Colleague> {
      const hired = await hospital.hire()
      await hired.signOn(...roleIds)
      return hired
    },
    open,
    until,
    /** A name gets a number, because no two roles or teams have the same. */
    addRole: (name: string, more?: Partial<RoleDetails>) => hospital.addRole(`${name} ${++added}`, more),
    addTeam: (name: string, ...members: Colleague[]) => hospital.addTeam(`${name} ${++added}`, ...members),
    /** Moves the hands on by seconds, a few at a time so that lines that stand are heard of, and lets calls be looked after. */
    async wait(seconds: number): Promise<void> {
      for (let left = seconds; left > 0; left -= secondsAtOnce) {
        clock.advance(Math.min(left, secondsAtOnce) * 1_000)
        await new Promise((resolve) => setTimeout(resolve, 8))
      }
      for (const { watch } of servers) await watch.look()
    },
    /** What one person was sent, in order: how it was headed, and by which channels it goes out. */
    noticesOf: ({ id }: Pick<Colleague, 'id'>) =>
      query<{ key: string; heading: string; urgency: string; state: string; channels: string[] }>(
        `select n.key, n.heading, n.urgency, n.state, coalesce(array_agg(a.channel order by a.channel)
                  filter (where a.channel is not null), '{}') as channels
           from notice n left join attempt a on a.notice_id = n.id and a.tries = 1
          where n.person_id = $1 group by n.id order by n.raised_at, n.id`,
        [id],
      ),
    /** The replay law: what each of these people held before, and what they were sent since, is what is there now. */
    async keepsReplayLaw(people: readonly Colleague[], work: () => Promise<unknown>): Promise<void> {
      const held = await Promise.all(people.map((who) => who.ask(api.calls.listMine, {})))
      published.length = 0
      await work()
      for (const [index, who] of people.entries()) {
        const before = held[index]
        if (before === undefined) throw new Error('nothing was held')
        const events = published.filter(({ stream }) => stream === `person:${who.id}`)
        const replayed = replayAll(applyToMyMeetings, before, events, { personId: who.id })
        expect(replayed).toEqual(await who.ask(api.calls.listMine, {}))
      }
    },
    async close() {
      for (const { watch, server } of servers) {
        await watch.stop()
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
      await drop()
    },
  }
}

/** Somebody in a room, as one device was told of them. */
export function seenBy(line: Line, participantId: string | undefined): Participant | undefined {
  return line.room?.participants.find(({ id }) => id === participantId)
}

/** What two servers tell each other, at once. */
function pairedBus() {
  const all = new Map<number, BusListener[]>()
  return {
    of(index: number): Bus {
      const own: BusListener[] = []
      all.set(index, own)
      return {
        shared: true,
        publish(message) {
          for (const [other, theirs] of all) {
            if (other !== index) for (const { heard } of theirs) heard(message)
          }
        },
        subscribe(listener) {
          own.push(listener)
          return () => own.splice(own.indexOf(listener), 1)
        },
        close: async () => {},
      }
    },
  }
}

/** Less than the silence after which a line is asked whether it stands. */
const secondsAtOnce = 3

const pushKey = {
  privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  publicKey: 'unused',
}
