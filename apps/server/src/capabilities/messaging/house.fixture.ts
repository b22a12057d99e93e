import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Delivered, RoleDetails } from '@baton/contract'
import { api } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { silentLog } from '../../platform/log.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import { createVault, makeMasterKeys } from '../../platform/vault/index.ts'
import { type FoundHospital, foundHospital } from '../duty/found-hospital.fixture.ts'
import * as duty from '../duty/index.ts'
import type { StaffMember } from '../duty/staff-member.fixture.ts'
import { createEscalation, escalationMigrations } from '../escalation/index.ts'
import { type HungFiles, hungFiles } from '../files/hung.fixture.ts'
import { filesMigrations } from '../files/index.ts'
import * as identity from '../identity/index.ts'
import * as notifying from '../notify/index.ts'
import * as ofPatients from '../patients/index.ts'
import {
  broadcastHandlers,
  followRoles,
  followSight,
  followTeams,
  type MessagingParts,
  messageDoor,
  messagingHandlers,
  messagingMigrations,
  patientFollower,
  tellBroadcasts,
  urgentMessages,
} from './index.ts'
import type { Colleague, Ward } from './ward.fixture.ts'

/** Someone of the house. */
export interface Staff extends StaffMember, Colleague {
  /** Lets a browser of theirs be woken. */
  addDevice(): Promise<void>
}

/** Messaging with everything that it stands on, none of it on paper, and a clock that a test turns. */
export interface House
  extends Pick<Ward, 'database' | 'vault' | 'published' | 'clock' | 'organisationId'>,
    Pick<FoundHospital<Staff>, 'addSite' | 'addPlace'> {
  readonly parts: MessagingParts
  readonly administrator: Staff
  /** A photo of somebody's, which nobody has looked into. */
  readonly addFile: HungFiles['add']
  readonly seesFile: HungFiles['sees']
  /** What a look into a file finds, or drawing on it makes: by itself that it is ready. */
  readonly changeFile: HungFiles['change']
  hire(...teamIds: string[]): Promise<Staff>
  /** Another organisation on the same server, by its administrator. */
  found(name: string): Promise<Staff>
  /** Takes somebody on where this administrator is one. */
  hireFor(theirs: Staff): Promise<Staff>
  /** Somebody who is there, as whoever asks. */
  staff(who: Omit<Viewer, 'sessionId'>): Staff
  /** A name gets a number, because no two teams or roles of a house have the same. */
  addTeam(name: string): Promise<string>
  addRole(name: string, more?: Partial<RoleDetails>): Promise<string>
  /** Moves the hands on by minutes, and lets ladders be climbed and roles be followed. */
  wait(minutes: number): Promise<void>
  /** Tells everyone who is to be told of a broadcast. */
  tell(): Promise<void>
  /** Lets messaging hear what happened to roles and teams. */
  settle(): Promise<void>
  close(): Promise<void>
}

export async function openHouse(): Promise<House> {
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identity.identityMigrations,
    ...ofPatients.patientsMigrations,
    ...filesMigrations,
    ...duty.dutyMigrations,
    ...notifying.notifyMigrations,
    ...escalationMigrations,
    ...messagingMigrations,
  )
  const clock = fakeClock()
  const vault = createVault(makeMasterKeys())
  const published: Delivered[] = []
  const publish = (_organisationId: string, delivered: readonly Delivered[]) => published.push(...delivered)
  const given = { database, vault, clock, log: silentLog, publish }
  const setUp = { database, vault, clock, publicUrl: 'http://localhost:3000' }
  const session = { idleMinutes: 15, absoluteHours: 12 }
  const people = identity.createIdentity({ ...setUp, log: silentLog, session })
  const notify = notifying.createNotify({
    ...given,
    people: identity,
    duty,
    publicUrl: setUp.publicUrl,
    zone: 'Europe/London',
    push: { key: pushKey(), subject: 'mailto:baton@example.nhs.uk', loopback: true },
    mail: { url: 'smtp://localhost:1', from: 'baton@example.nhs.uk' },
    gateway: null,
  })
  const relating: ofPatients.Relating = { clock, duty, related: new Map() }
  const patients = ofPatients.createPatients({
    ...given,
    relating,
    notify: { notify: notify.notify },
  })
  const hung = hungFiles(given)
  const parts: MessagingParts = {
    database,
    vault,
    publish,
    people: identity,
    patients: { ...ofPatients, ...patients },
    files: hung.files,
    duty,
    notify: { ...notifying, notify: notify.notify },
    escalation: {
      raise: (acting, raising) => escalation.raise(acting, raising),
      concernedBy: (acting, addressed) => escalation.concernedBy(acting, addressed),
    },
  }
  const escalation = createEscalation({
    database,
    vault,
    publish,
    duty,
    notify: { ...notifying, notify: notify.notify },
    subjects: { message: urgentMessages(parts) },
  })
  relating.related.set('messaging', patientFollower(parts))
  hung.places.set('message', messageDoor(parts))
  hung.places.set('patient', patients.door)
  const atWork = duty.createDuty({ ...given, openItems: escalation.openItems })
  const dispatch = createDispatcher({
    handlers: [
      ...people.handlers,
      ...patients.handlers,
      ...atWork.handlers,
      ...notify.handlers,
      ...escalation.handlers,
      ...messagingHandlers(parts),
      ...broadcastHandlers(parts, () => {}),
    ],
    receipts: createReceipts(vault),
    ...given,
  })
  const engine = escalation.start({ clock, log: silentLog })
  const broadcasts = tellBroadcasts(parts, { clock, log: silentLog })

  function known(one: StaffMember): Staff {
    return {
      ...one,
      try: one.attempt,
      async signOn(...roleIds) {
        await one.signOn(...roleIds)
        await settle()
      },
      async signOnAt(placeId, ...roleIds) {
        await one.signOnAt(placeId, ...roleIds)
        await settle()
      },
      async addDevice() {
        const device = createECDH('prime256v1')
        await one.ask(api.notify.addPushDevice, {
          endpoint: `http://127.0.0.1:1/${one.id}`,
          p256dh: device.generateKeys().toString('base64url'),
          auth: randomBytes(16).toString('base64url'),
          name: 'Phone',
        })
      },
      async signOff() {
        await one.signOff()
        await settle()
      },
    }
  }

  /** A follower reads what it has not read, and stops when it has. */
  async function settle(): Promise<void> {
    for (const follow of [followTeams, followRoles, followSight]) {
      await follow(parts, { clock: fakeClock(clock.now()), log: silentLog }).stop()
    }
  }

  const hospital = await foundHospital({ ...setUp, dispatch }, known)
  let added = 0
  return {
    ...hospital,
    database,
    vault,
    published,
    clock,
    parts,
    addFile: hung.add,
    seesFile: hung.sees,
    changeFile: hung.change,
    hire: (...teamIds) => hospital.hire({ teamIds }),
    found: hospital.foundAnother,
    hireFor: (theirs) => hospital.hire({}, theirs),
    staff: hospital.colleague,
    addTeam: (name) => hospital.addTeam(`${name} ${++added}`),
    addRole: (name, more) => hospital.addRole(`${name} ${++added}`, more),
    async wait(minutes) {
      clock.advance(minutes * 60_000)
      await engine.look()
      await settle()
    },
    settle,
    tell: () => broadcasts.look(),
    async close() {
      await broadcasts.stop()
      await engine.stop()
      await drop()
    },
  }
}

function pushKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, publicKey: 'unused' }
}
