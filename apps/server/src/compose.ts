import { organisationZone } from '@baton/domain/duty/zoned-time'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { createAudience } from './audience.ts'
import { callSubjects } from './call-subjects.ts'
import { type CallsCapability, createCalls } from './capabilities/calls/index.ts'
import { createCrash } from './capabilities/crash/index.ts'
import {
  callableAmong,
  coordinatorsOf,
  createDuty,
  dutiesNow,
  dutiesOf,
  everyoneOnDuty,
  everyRole,
  holdersAt,
  holdersOf,
  offDutyPeriods,
  onDutyAt,
  onDutyOfTeams,
  reachableAmong,
  reachableByVisitors,
  rolesByIds,
  workOf,
} from './capabilities/duty/index.ts'
import { createEscalation, type Subjects } from './capabilities/escalation/index.ts'
import {
  createFiles,
  discardPlace,
  type FilesCapability,
  filesAt,
  type Places,
  takeOffPlace,
} from './capabilities/files/index.ts'
import {
  activeAmong,
  administratorsOf,
  allPlaces,
  carryActsHome,
  contactsOf,
  createIdentity,
  findOrganisations,
  membersOfTeams,
  namesOf,
  organisationOf,
  peopleAt,
  peopleByIds,
  peopleOfProfession,
  sessionsThatWake,
  teamsByIds,
  teamsOfPeople,
  visitorsAmong,
} from './capabilities/identity/index.ts'
import {
  broadcastHandlers,
  fellowsAbout,
  followRoles,
  followSight,
  followTeams,
  messageDoor,
  messagingHandlers,
  patientFollower,
  tellBroadcasts,
  tellUnread,
  tidySearch,
  urgentMessages,
} from './capabilities/messaging/index.ts'
import {
  bundleMinutesOf,
  createNotify,
  interruptions,
  markReached,
  peopleWithDevices,
  withdraw,
} from './capabilities/notify/index.ts'
import {
  createPatients,
  patientsByIds,
  patientsOnWards,
  type Relating,
  recordsOf,
  survivorsOf,
} from './capabilities/patients/index.ts'
import { createTasks } from './capabilities/tasks/index.ts'
import { suggestions } from './demonstration/suggestions.ts'
import { startHousekeeping } from './housekeeping.ts'
import { keepLedger } from './keep-ledger.ts'
import { openFoundations } from './open-foundations.ts'
import { startSequencer } from './platform/audit/index.ts'
import { openBus } from './platform/bus/open-bus.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/database.ts'
import { createHttp } from './platform/http/create-http.ts'
import type { Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics/metrics.ts'
import { createDispatcher, type Dispatch } from './platform/operations/dispatcher.ts'
import { createReceipts } from './platform/operations/receipts.ts'
import { createRealtime, type Realtime } from './platform/realtime/create-realtime.ts'
import { createVault, type Vault } from './platform/vault/index.ts'
import { watchCalls } from './watch-calls.ts'
import { watchFiles } from './watch-files.ts'

/** What a server is made of, before it is wired. */
export interface Parts {
  config: Config
  /** How to reach PostgreSQL as the owner of the schema. */
  connection: pg.ClientConfig
  clock: Clock
  log: Log
  onProgress?: (step: string) => void
}

/** A wired server. */
export interface Server {
  http: FastifyInstance
  /** As the owner of the schema, for who puts the whole service in order. */
  connection: pg.ClientConfig
  database: Database
  vault: Vault
  dispatch: Dispatch
  /** The same by another clock, for what is set up in the past. */
  dispatchBy: (clock: Clock) => Dispatch
  realtime: Realtime
  /** Takes the content of a file that was begun, for who sets the house up. */
  takeContent: FilesCapability['take']
  /** Keeps a meeting that was held before there was this server, for who sets the house up. */
  keepPast: CallsCapability['keepPast']
  /** Begins to listen for the hospital's own system, where the settings say so; the sentence that says why it cannot. */
  startFeed(): Promise<string | null>
  /** Takes no more, lets what is under way end, and closes everything but PostgreSQL itself. */
  close(): Promise<void>
}

export type Composed = { ok: true; server: Server } | { ok: false; sentence: string }

/**
 * Wires everything: migrates, opens the vault, and puts platform and capabilities together. Nothing listens yet.
 *
 * @returns the server, or the sentence that says why there is none and what to do
 */
export async function compose(parts: Parts): Promise<Composed> {
  const { config, connection, clock, log } = parts
  parts.onProgress?.('bringing the database up to date')
  const opened = await openFoundations(parts)
  if (!opened.ok) return opened
  const { database, keys, channels, blobs, media } = opened.foundations
  const vault = createVault(keys.masterKeys)
  const shredding = await keepLedger({ config, database, vault, clock, log })
  const sequencer = startSequencer(database.system, keys.signer, clock, log)
  const identity = createIdentity({
    database,
    clock,
    log,
    publicUrl: config.publicUrl,
    session: config.session,
    demo: config.demo,
    suggestions,
    publish: (organisationId, delivered) => realtime.publish(organisationId, delivered),
  })
  // Whoever else knows of patients whom people are concerned with is higher: it is entered when it is put together.
  const relating: Relating = { clock, duty: { workOf, onDutyAt, holdersAt }, related: new Map() }
  const metrics = createMetrics()
  const bus = openBus(config.bus, { connection, clock, log })
  const realtime = createRealtime({
    database,
    bus,
    audience: createAudience(vault, relating),
    sessions: identity.sessions,
    clock,
    log,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    // A socket cannot change its session, nor open another socket (rule RT27).
    notOnSocket: ['identity.signOut', 'identity.issueTicket'],
    // Sent when something arrives or is shown, which needs nobody to be there.
    unprompted: [
      'messaging.markDelivered',
      'messaging.markSeen',
      'escalation.markPageDelivered',
      'escalation.markPageSeen',
      'crash.markDelivered',
      'tasks.markReceived',
    ],
    figures: metrics,
  })
  const { publish } = realtime
  const notify = createNotify({
    database,
    vault,
    clock,
    log,
    publish,
    people: { contactsOf, visitorsAmong, administratorsOf, sessionsThatWake },
    duty: { reachableAmong, dutiesOf },
    publicUrl: config.publicUrl,
    zone: organisationZone,
    ...channels,
  })
  // Whoever owns what is escalated is higher than escalation: it is entered here when it is put together.
  const subjects: { message?: Subjects; task?: Subjects } = {}
  const escalation = createEscalation({
    database,
    vault,
    duty: { holdersOf, rolesByIds, onDutyOfTeams, callableAmong, coordinatorsOf },
    notify: { notify: notify.notify, withdraw, markReached },
    subjects,
    publish,
  })
  const duty = createDuty({ database, vault, clock, log, publish, openItems: escalation.openItems })
  const patients = createPatients({
    database,
    vault,
    log,
    relating,
    notify: { notify: notify.notify },
    feedAddress: config.hl7 === null ? null : `${config.hl7.host}:${config.hl7.port}`,
    publish,
  })
  // Whoever owns what files hang on is higher than files: it is entered when it is put together.
  const places: Places = new Map([['patient', patients.door]])
  const files = createFiles({
    database,
    vault,
    clock,
    log,
    blobs,
    ledger: shredding.ledger,
    patients,
    places,
    limits: config.files,
    clamd: config.clamd,
    publish,
  })
  const crash = createCrash({
    database,
    vault,
    duty: { rolesByIds, holdersOf, coordinatorsOf },
    notify: { notify: notify.notify, withdraw, markReached },
    publish,
  })
  const messaging = {
    database,
    vault,
    people: { activeAmong, visitorsAmong, membersOfTeams, teamsByIds, peopleAt, peopleOfProfession },
    patients: { ...patients, recordsOf, survivorsOf },
    files: { hang: files.hang, filesAt, discardPlace },
    duty: {
      rolesByIds,
      holdersOf,
      dutiesOf,
      offDutyPeriods,
      coordinatorsOf,
      everyoneOnDuty,
      reachableAmong,
      reachableByVisitors,
    },
    escalation,
    notify: { notify: notify.notify, withdraw, interruptions, bundleMinutesOf, peopleWithDevices },
    publish,
  }
  subjects.message = urgentMessages(messaging)
  places.set('message', messageDoor(messaging))
  relating.related.set('messaging', patientFollower(messaging))
  const tasks = createTasks({
    database,
    vault,
    people: { allPlaces, activeAmong, membersOfTeams, peopleByIds, teamsOfPeople },
    patients: { ...patients, patientsByIds, patientsOnWards, recordsOf, survivorsOf },
    files: { hang: files.hang, filesAt },
    duty: {
      rolesByIds,
      everyRole,
      holdersOf,
      onDutyOfTeams,
      dutiesNow,
      dutiesOf,
      onDutyAt,
      reachableAmong,
      coordinatorsOf,
    },
    ladders: { ...escalation, heldBy: escalation.openItems.heldBy },
    notify: { notify: notify.notify, withdraw },
    publish,
  })
  subjects.task = tasks.ladders
  relating.related.set('tasks', tasks.related)
  places.set('task', tasks.door)
  const calls = createCalls({
    database,
    vault,
    clock,
    log,
    media,
    bus,
    people: {
      activeAmong,
      membersOfTeams,
      namesOf,
      organisationName: async (transaction) => (await organisationOf(transaction)).name,
      revalidate: (sessionIds) => identity.sessions.revalidate(sessionIds),
      used: (sessionId) => identity.sessions.used(sessionId),
      onSessionsEnded: (listener) => identity.sessions.onEnded(listener),
      beginAttempt: identity.beginAttempt,
    },
    duty: { rolesByIds, holdersOf, reachableAmong, dutiesOf },
    subjects: callSubjects({ tasks, about: fellowsAbout(messaging) }),
    files: { hang: files.hang, takeOff: takeOffPlace, filesAt },
    notify: { notify: notify.notify, withdraw },
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    zone: organisationZone,
    publish,
    measured: metrics.call,
  })
  places.set('meeting', calls.place)
  const broadcasts = tellBroadcasts(messaging, { clock, log })
  const operating = {
    handlers: [
      ...identity.handlers,
      ...patients.handlers,
      ...files.handlers,
      ...duty.handlers,
      ...notify.handlers,
      ...escalation.handlers,
      ...crash.handlers,
      ...messagingHandlers(messaging),
      ...broadcastHandlers(messaging, () => broadcasts.nudge()),
      ...tasks.handlers,
      ...calls.handlers,
    ],
    database,
    receipts: createReceipts(vault),
    log,
    publish,
    measure: metrics.operation,
  }
  const dispatchBy = (by: Clock) => createDispatcher({ ...operating, clock: by })
  const dispatch = dispatchBy(clock)
  metrics.observe({ sockets: () => realtime.sockets, database })
  const { findCaller } = identity
  const http = await createHttp({
    dispatch,
    findCaller,
    // A screen that nobody sits at must not keep its session from going idle.
    byItself: ['files.thumbnails'],
    config,
    database,
    log,
    metrics,
    clock,
  })
  notify.serve(http)
  files.serve(http, findCaller)
  realtime.serve(http.server, dispatch, [calls.door])
  // Before anyone is served: what was destroyed after the backup that this database comes from.
  await files.keeping.destroyAgain()
  watchFiles(metrics, files)
  const organisations = () => findOrganisations(database.system)
  const housekeeping = await startHousekeeping({
    connection,
    database,
    clock,
    log,
    tellUnread: (at) => tellUnread({ ...messaging, organisations, isPresent: realtime.isPresent }, at),
    jobs: files.keeping.jobs,
  })
  const dutyAtWork = duty.start()
  const notifyAtWork = notify.start()
  const engine = escalation.start({ clock, log })
  const crashWatch = crash.start({ clock, log })
  const checking = files.checking.start()
  const libraries = files.startLibrary({ clock, log })
  const tasksAtWork = tasks.start({ clock, log })
  const callsAtWork = calls.start()
  watchCalls(metrics, { calls, media })
  metrics.gauge('baton_escalations_open', 'Urgent items that are not done', engine.open)
  metrics.gauge('baton_rung_late_seconds', 'How late the latest step since the last look was', () =>
    engine.latestSeconds(),
  )
  const teams = followTeams(messaging, { clock, log })
  const roles = followRoles(messaging, { clock, log })
  const sight = followSight(messaging, { clock, log })
  const tidying = tidySearch(messaging, { clock, log })
  const stopSweeping = identity.sessions.startSweeping()
  const stopWatchingAffiliations = identity.watchAffiliations()
  const carrying = carryActsHome({ database, clock, log })
  let stopFeed = async () => {}
  return {
    ok: true,
    server: {
      http,
      connection,
      database,
      vault,
      dispatch,
      dispatchBy,
      realtime,
      takeContent: files.take,
      keepPast: calls.keepPast,
      async startFeed() {
        if (config.hl7 === null) return null
        const started = await patients.startFeed(config.hl7, { clock, log })
        if (!started.ok) return started.sentence
        stopFeed = () => started.listener.stop()
        return null
      },
      async close() {
        await stopFeed()
        stopSweeping()
        await stopWatchingAffiliations()
        await carrying.stop()
        await dutyAtWork.stop()
        await engine.stop()
        await crashWatch.stop()
        await checking.stop()
        await libraries.stop()
        await tasksAtWork.stop()
        await callsAtWork.stop()
        await media.stop()
        await notifyAtWork.stop()
        await teams.stop()
        await roles.stop()
        await sight.stop()
        await broadcasts.stop()
        await housekeeping.stop()
        await tidying.stop()
        await realtime.stop()
        await http.close()
        await shredding.stop()
        await sequencer.stop()
        await bus.close()
        await database.close()
      },
    },
  }
}
