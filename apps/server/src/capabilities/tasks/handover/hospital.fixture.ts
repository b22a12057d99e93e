import {
  api,
  type Delivered,
  type Handover,
  type HandoverNotes,
  type InputOf,
  type Operation,
  type OutputOf,
  type Patient,
  type RefusalCode,
  type RoleDetails,
  type RungTarget,
} from '@baton/contract'
import { blankNotes } from '@baton/domain/tasks/handover/follow-ward'
import { fakeClock } from '@baton/testkit/clock'
import { plainRole } from '@baton/testkit/plain-role'
import { plainTask } from '@baton/testkit/plain-task'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { v7 as uuidv7 } from 'uuid'
import { freshDatabase } from '../../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../../platform/database/platform-migrations.fixture.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { silentLog } from '../../../platform/log.ts'
import type { Answer } from '../../../platform/operations/answer.ts'
import { askAs } from '../../../platform/operations/asker.fixture.ts'
import { createDispatcher } from '../../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../../platform/operations/receipts.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { createVault, makeMasterKeys } from '../../../platform/vault/index.ts'
import * as duty from '../../duty/index.ts'
import {
  createEscalation,
  type EscalationParts,
  escalationMigrations,
  type Subjects,
} from '../../escalation/index.ts'
import { hungFiles } from '../../files/hung.fixture.ts'
import { filesMigrations } from '../../files/index.ts'
import {
  activeAmong,
  administratorsOf,
  allPlaces,
  contactsOf,
  createIdentity,
  createOrganisation,
  identityMigrations,
  membersOfTeams,
  peopleByIds,
  sessionsThatWake,
  teamsOfPeople,
  visitorsAmong,
} from '../../identity/index.ts'
import { createNotify, markReached, notifyMigrations, withdraw } from '../../notify/index.ts'
import {
  createPatients,
  patientsByIds,
  patientsMigrations,
  patientsOnWards,
  type RelatedFinder,
  recordsOf,
  survivorsOf,
} from '../../patients/index.ts'
import { createTasks, type TaskParts, taskMigrations } from '../index.ts'
import { followDuty } from './watch/follow-duty.ts'

/** Somebody of the hospital, as the tests speak of them. */
export interface Colleague {
  readonly id: string
  ask<O extends Operation>(operation: O, input: InputOf<O>, commandId?: string): Promise<OutputOf<O>>
  /** The same on another server. */
  askOther<O extends Operation>(operation: O, input: InputOf<O>): Promise<Answer<OutputOf<O>>>
  attempt<O extends Operation>(operation: O, input: InputOf<O>): Promise<Answer<OutputOf<O>>>
  refused<O extends Operation>(operation: O, input: InputOf<O>): Promise<RefusalCode>
  /** On duty at a place, with roles. */
  signOn(placeId: string | null, ...roleIds: string[]): Promise<void>
  signOff(): Promise<void>
}

export type Hospital = Awaited<ReturnType<typeof openHospital>>

/** A ward between two shifts: everything below tasks is real, on a real database, with a fake clock and two servers. */
export async function openHospital() {
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identityMigrations,
    ...patientsMigrations,
    ...filesMigrations,
    ...duty.dutyMigrations,
    ...notifyMigrations,
    ...escalationMigrations,
    ...taskMigrations,
  )
  const clock = fakeClock()
  const masterKeys = makeMasterKeys()
  const published: Delivered[] = []
  const publish = (_organisationId: string, delivered: readonly Delivered[]) => published.push(...delivered)
  const setUp = { database, clock, publicUrl: 'http://localhost:3000' }

  /** One server with everything in it; another one has keys of its own in memory. */
  function startServer() {
    const vault = createVault(masterKeys)
    const given = { database, vault, clock, log: silentLog, publish }
    const identity = createIdentity({
      ...setUp,
      log: silentLog,
      session: { idleMinutes: 15, absoluteHours: 12 },
    })
    const notify = createNotify({
      ...given,
      people: { contactsOf, visitorsAmong, administratorsOf, sessionsThatWake },
      duty,
      publicUrl: 'http://localhost:3000',
      zone: 'Europe/London',
      push: null,
      mail: null,
      gateway: null,
    })
    const bell = { notify: notify.notify, withdraw, markReached }
    const subjects: { task?: Subjects } = {}
    const escalationParts: EscalationParts = { database, vault, duty, notify: bell, subjects, publish }
    const escalation = createEscalation(escalationParts)
    const related = new Map<string, RelatedFinder>()
    const patients = createPatients({ ...given, relating: { clock, duty, related }, notify: bell })
    const hung = hungFiles(given)
    const parts: TaskParts = {
      database,
      vault,
      people: { membersOfTeams, teamsOfPeople, activeAmong, peopleByIds, allPlaces },
      patients: {
        patientsByIds,
        patientsOnWards,
        recordsOf,
        survivorsOf,
        relationsTo: patients.relationsTo,
        wardsOpenTo: patients.wardsOpenTo,
        tellLost: patients.tellLost,
      },
      files: hung.files,
      duty,
      ladders: {
        raise: escalation.raise,
        concernedBy: escalation.concernedBy,
        heldBy: escalation.openItems.heldBy,
        within: escalation.within,
      },
      notify: bell,
      publish,
    }
    const tasks = createTasks(parts)
    subjects.task = tasks.ladders
    related.set('tasks', tasks.related)
    hung.places.set('task', tasks.door)
    hung.places.set('patient', patients.door)
    const dispatch = createDispatcher({
      handlers: [
        ...identity.handlers,
        ...patients.handlers,
        ...duty.createDuty({ ...given, openItems: escalation.openItems }).handlers,
        ...notify.handlers,
        ...escalation.handlers,
        ...tasks.handlers,
      ],
      database,
      receipts: createReceipts(vault),
      clock,
      log: silentLog,
      publish,
    })
    return { vault, parts, dispatch, escalation, tasks, hung }
  }
  const [server, other] = [startServer(), startServer()]

  function colleague(id: string, organisationId: string, administrator: boolean): Colleague {
    const who = { organisationId, personId: id, administrator }
    const { ask, refused, attempt } = askAs(server.dispatch, who)
    return {
      id,
      ask,
      askOther: askAs(other.dispatch, who).attempt,
      attempt,
      refused,
      async signOn(placeId, ...roleIds) {
        await ask(api.duty.signOn, { from: 'site', placeId, telephone: null, until: null, roleIds })
      },
      async signOff() {
        await ask(api.duty.signOff, {})
      },
    }
  }

  async function found(name: string): Promise<Colleague & { organisationId: string }> {
    const email = `ada.bell@${name.toLowerCase().replaceAll(/[^a-z]/g, '')}.example`
    const founded = await createOrganisation(
      { ...setUp, vault: server.vault },
      {
        name,
        administrator: { name: 'Ada Bell', email, profession: 'Manager' },
        demonstration: false,
      },
    )
    const { organisationId, administratorId } = founded
    return { ...colleague(administratorId, organisationId, true), organisationId }
  }

  const administrator = await found('St Brannoc’s')
  const { organisationId } = administrator
  const { site } = await administrator.ask(api.identity.addSite, { name: 'St Brannoc’s', kind: 'hospital' })

  async function addWard(name: string): Promise<string> {
    const { places } = await administrator.ask(api.identity.addPlace, {
      name,
      siteId: site.id,
      parentId: null,
      kind: 'ward',
    })
    const [place] = places
    if (place === undefined) throw new Error(`${name} was not added`)
    return place.id
  }
  const ward = await addWard('Ward 7')
  const elsewhere = await addWard('Surgical unit')

  let hired = 0
  async function hire(): Promise<Colleague> {
    hired += 1
    const { person } = await administrator.ask(api.identity.addPerson, {
      name: `Person ${hired}`,
      email: `person.${hired}@brannoc.example`,
      profession: 'Nurse',
      grade: null,
      specialty: null,
      contact: { telephone: '2416', bleep: null },
      siteId: null,
      placeId: null,
      teamIds: [],
    })
    return colleague(person.id, organisationId, false)
  }

  async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return inTransaction(database.app, organisationId, (transaction) =>
      transaction.query<Row>({ name: `test-${text.slice(0, 40)}-${text.length}`, text, values }),
    )
  }

  return {
    database,
    clock,
    vault: server.vault,
    parts: server.parts,
    servers: [server, other],
    organisationId,
    administrator,
    /** A photo of somebody's, which nobody has looked into. */
    addFile: ({ id }: Colleague, more?: Parameters<typeof server.hung.add>[1]) =>
      server.hung.add({ id, organisationId }, more),
    /** What a look into a file finds. */
    changeFile: server.hung.change,
    seesFile: ({ id }: Colleague, fileId: string) => server.hung.sees({ id, organisationId }, fileId),
    published,
    siteId: site.id,
    ward,
    elsewhere,
    hire,
    query,
    foundAnother: () => found('Another Trust'),
    async addRole(name: string, more: Partial<RoleDetails> = {}): Promise<string> {
      const { role } = await administrator.ask(api.duty.addRole, { ...plainRole, name, ...more })
      return role.id
    },
    /** Somebody lies on the ward. */
    async admit(family: string, bed: string | null, wardId = ward): Promise<Patient> {
      const { patient } = await administrator.ask(api.patients.addPatient, {
        ...unknownPatient,
        family,
        bed,
        wardId,
      })
      return patient
    },
    /** Asks somebody for something, who accepts it. */
    async give(owner: Colleague, more: Partial<InputOf<typeof api.tasks.request>> = {}): Promise<string> {
      const id = await this.requestOf(owner, { kind: 'person', id: owner.id }, more)
      await owner.ask(api.tasks.accept, { taskId: id })
      return id
    },
    async requestOf(
      asking: Colleague,
      requestedFor: RungTarget,
      more: Partial<InputOf<typeof api.tasks.request>> = {},
    ): Promise<string> {
      const { task } = await asking.ask(api.tasks.request, { ...plainTask, requestedFor, ...more })
      return task.id
    },
    /** One sends another an urgent message, who accepts it. */
    async holdMessage(sender: Colleague, owner: Colleague): Promise<void> {
      const id = uuidv7()
      await inTransaction(database.app, organisationId, async (transaction) => {
        const streams = new StreamWriter(transaction)
        const acting = { transaction, streams, organisationId, personId: sender.id, at: clock.now() }
        const raised = await server.escalation.raise(acting, {
          id,
          subject: { kind: 'message', id, withinId: null },
          urgency: 'urgent',
          reason: 'Please ring the blood bank',
          sbar: null,
          callBack: null,
          to: { kind: 'person', id: owner.id },
          asRoleId: null,
          onlookers: [],
        })
        if (!raised.ok) throw new Error(`an urgent message was refused: ${raised.refusal.code}`)
        streams.flush()
      })
      await owner.ask(api.escalation.accept, { escalationId: id })
    },
    ownerOf: async (who: Colleague, taskId: string) =>
      (await who.ask(api.tasks.openTask, { taskId })).task.ownerId,
    /** Prepares the ward's handover as it stands, or goes on with it. */
    prepare: async (from: Colleague): Promise<Handover> =>
      (await from.ask(api.tasks.prepareHandover, { wardId: ward })).handover,
    /** What somebody was sent, in order. */
    noticesOf: ({ id }: Colleague) =>
      query<{ heading: string; urgency: string }>(
        `select heading, urgency from notice where person_id = $1 order by raised_at, id`,
        [id],
      ),
    eventsFor({ id }: Colleague): Delivered[] {
      return published.filter(({ stream }) => stream === `person:${id}`)
    },
    /** Lets followers of both servers come to the end of what has happened. */
    async caughtUp(): Promise<void> {
      for (const _again of [1, 2]) {
        const followers = [server, other].map(({ parts }) => followDuty(parts, { clock, log: silentLog }))
        for (const follower of followers) await follower.stop()
      }
    },
    async close() {
      await drop()
    },
  }
}

/** Notes of somebody who is well. */
export function notes(more: Partial<HandoverNotes> = {}): HandoverNotes {
  return { ...blankNotes, ...more }
}
