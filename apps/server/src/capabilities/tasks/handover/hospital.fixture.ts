import {
  api,
  type Delivered,
  type Handover,
  type HandoverNotes,
  type InputOf,
  type Patient,
  type RungTarget,
} from '@baton/contract'
import { blankNotes } from '@baton/domain/tasks/handover/follow-ward'
import { fakeClock } from '@baton/testkit/clock'
import { plainTask } from '@baton/testkit/plain-task'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { v7 as uuidv7 } from 'uuid'
import { freshDatabase } from '../../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../../platform/database/platform-migrations.fixture.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { silentLog } from '../../../platform/log.ts'
import { type Asker, askAs } from '../../../platform/operations/asker.fixture.ts'
import { createDispatcher } from '../../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../../platform/operations/receipts.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { createVault, makeMasterKeys } from '../../../platform/vault/index.ts'
import { foundHospital } from '../../duty/found-hospital.fixture.ts'
import * as duty from '../../duty/index.ts'
import { atPlaces } from '../../duty/staff-member.fixture.ts'
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
export interface Colleague extends ReturnType<typeof atPlaces> {
  /** Asks another server. */
  askOther: Asker['attempt']
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

  const hospital = await foundHospital(
    { ...setUp, vault: server.vault, dispatch: server.dispatch },
    (one): Colleague => ({ ...atPlaces(one), askOther: askAs(other.dispatch, one.viewer).attempt }),
  )
  const { organisationId, administrator, query } = hospital
  const siteId = await hospital.addSite('St Brannoc’s')
  const ward = await hospital.addPlace(siteId, 'Ward 7')
  const elsewhere = await hospital.addPlace(siteId, 'Surgical unit')

  return {
    ...hospital,
    database,
    clock,
    vault: server.vault,
    parts: server.parts,
    servers: [server, other],
    /** A photo of somebody's, which nobody has looked into. */
    addFile: server.hung.add,
    /** What a look into a file finds. */
    changeFile: server.hung.change,
    seesFile: server.hung.sees,
    published,
    siteId,
    ward,
    elsewhere,
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
