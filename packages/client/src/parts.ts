import { api, type Delivered, type Me, type Message, type Person, visitingHeader } from '@baton/contract'
import { v7 } from 'uuid'
import { type Answer, unreachable } from './answer.ts'
import { createBroadcasts } from './broadcasts/broadcasts.ts'
import { createCalls } from './calls/calls.ts'
import type { ClientOptions } from './client.ts'
import { type Connection, createConnection, type Welcome } from './connection/connection.ts'
import { type Received, readFrames } from './connection/read-frames.ts'
import { newestOf, type RoomDeps } from './conversation/room.ts'
import { createRooms } from './conversation/rooms.ts'
import { snapshotOf } from './conversation/snapshot.ts'
import { createCrash } from './crash/crash.ts'
import { createDrafts } from './drafts/drafts.ts'
import { createDuty } from './duty/duty.ts'
import { createUploadsWhenNeeded } from './files/uploads-when-needed.ts'
import { createLibrary } from './library/library.ts'
import { createPresence } from './live/presence.ts'
import { createServerTime } from './live/server-time.ts'
import { createTyping } from './live/typing.ts'
import { askForItem } from './outbox/ask-for-item.ts'
import { filesOf, type OutboxItem } from './outbox/item.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import { createPatients } from './patients/patients.ts'
import { createPeople } from './people/people.ts'
import { systemClock } from './ports.ts'
import { createReceipts } from './receipts/receipts.ts'
import { createRoads } from './roads.ts'
import { cached, createCache } from './storage/cache.ts'
import type { Follower } from './sync/follower.ts'
import { holdInbox } from './sync/inbox.ts'
import { prefetch } from './sync/prefetch.ts'
import { createSync } from './sync/sync.ts'
import { createTasks } from './tasks/tasks.ts'
import { assembleUrgent } from './urgent/assemble.ts'
import { asVisitor } from './visits/as-visitor.ts'
import { noVisits } from './visits/no-visits.ts'
import { createVisits, type VisitsDeps } from './visits/visits.ts'

/** Who is signed in here. `verified`: the server said so since this client began; until then nothing is sent. */
export interface Who {
  me: Me | undefined
  verified: boolean
}

/** Whom the parts tell about the session. */
export interface SessionHooks {
  endedByServer(): void
  /** The server says who I am now. */
  learned(me: Me): void
  /** Another person signed in in this browser. */
  anotherPerson(): void
}

export type Parts = ReturnType<typeof createParts>

/** Makes the client's parts and introduces them to each other: the only place that knows them all. */
export function createParts(
  options: ClientOptions,
  who: Who,
  hooks: SessionHooks,
  clients: Pick<VisitsDeps, 'home' | 'visit'>,
) {
  const {
    clock = systemClock,
    random = Math.random,
    newId = v7,
    tabs,
    receipts: mode = 'automatic',
    visiting,
  } = options
  const keepConversations = options.keepConversations ?? 30
  const listeners = new Set<(event: Delivered) => void>()
  const personId = () => who.me?.person.id ?? ''
  const isOpen = () => connection.isOpen()

  const cache = createCache(clock)
  const headers: Record<string, string> = visiting ? { [visitingHeader]: visiting.organisation.id } : {}
  const allRoads = createRoads(
    { baseUrl: options.baseUrl, fetch: options.fetch, clock, headers },
    () => connection,
    newId,
    hooks.endedByServer,
  )
  const roads = visiting ? asVisitor(allRoads) : allRoads
  const inbox = holdInbox(() => ({ personId: personId() }), clock.now)
  const people = createPeople({
    clock,
    lookUp: (ids) => roads.call(api.identity.peopleByIds, { ids }),
    changed: () => cache.touch(cached.people, cachedPeople),
  })
  const duty = createDuty({
    clock,
    random,
    viewer: () => ({ personId: personId() }),
    fetchMine: () => roads.call(api.duty.myDuty, {}),
    fetchRoles: () => roads.call(api.duty.listRoles, {}),
    lookUp: (personIds) => roads.call(api.duty.listDuty, { personIds }),
    changed: () => cache.touch(cached.duty, duty.kept),
  })
  const serverTime = createServerTime(clock)
  const { urgent, acts } = assembleUrgent({
    clock,
    random,
    newId,
    receipts: mode,
    roads,
    personId,
    isOpen,
    changed: () => cache.touch(cached.urgent, urgent.kept),
  })
  duty.mine.subscribe(() =>
    urgent.duty(duty.mine.getSnapshot()?.holding.some((role) => role.coordinates) ?? false),
  )
  const crash = createCrash({
    clock,
    random,
    mode,
    personId,
    isOpen,
    fetchOpen: () => roads.call(api.crash.listOpen, {}),
    lookUp: (callId) => roads.call(api.crash.open, { callId }),
    markDelivered: (callId) => roads.call(api.crash.markDelivered, { callId }),
  })
  const calls = createCalls({
    clock,
    random,
    personId,
    fetchMine: () => roads.call(api.calls.listMine, {}),
    lookUp: (meetingId) => roads.call(api.calls.open, { meetingId }),
  })
  const patients = createPatients({
    clock,
    random,
    personId,
    fetchWard: (wardId) => roads.call(api.patients.listWard, { wardId }),
    fetchPatient: (patientId) => roads.call(api.patients.openPatient, { patientId }),
    fetchList: (listId) => roads.call(api.patients.openList, { listId }),
    fetchLists: () => roads.call(api.patients.listLists, {}),
  })
  const library = createLibrary({
    clock,
    random,
    personId,
    fetchLibrary: (teamId) => roads.call(api.files.openLibrary, { teamId }),
    fetchDocument: (documentId) => roads.call(api.files.openDocument, { documentId }),
  })
  const tasks = createTasks({
    clock,
    random,
    personId,
    fetchBoard: (of) => roads.call(api.tasks.openBoard, of),
    fetchTask: (taskId) => roads.call(api.tasks.openTask, { taskId }),
    fetchOfPatient: (patientId) => roads.call(api.tasks.listOfPatient, { patientId }),
    fetchHandover: (handoverId) => roads.call(api.tasks.openHandover, { handoverId }),
    fetchHandovers: () => roads.call(api.tasks.listHandovers, {}),
  })
  duty.mine.subscribe(() => {
    for (const part of [patients, tasks]) part.dutyIs(duty.mine.getSnapshot())
  })
  const broadcasts = createBroadcasts({
    clock,
    random,
    personId,
    isOpen,
    fetchAll: () => roads.call(api.messaging.listBroadcasts, {}),
    markSeen: (broadcastId) => roads.call(api.messaging.markBroadcastSeen, { broadcastId }),
    changed: () => cache.touch(cached.broadcasts, broadcasts.kept),
  })
  const typing = createTyping(clock, (conversationId) => connection.send({ t: 'typing', conversationId }))
  const presence = createPresence((personIds) => connection.send({ t: 'watch', personIds }))
  const receipts = createReceipts({
    clock,
    mode,
    personId,
    isOpen,
    entry: inbox.entry,
    mark: (operation, input) => roads.call(operation, input),
  })
  const drafts = createDrafts({
    clock,
    isOpen,
    onServer: (conversationId) => inbox.entry(conversationId)?.standing.draft?.body ?? '',
    save: (conversationId, body) => roads.call(api.messaging.saveDraft, { conversationId, body }),
    changed: roomChanged,
  })
  const uploads = createUploadsWhenNeeded({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    ...(options.uploadStack ? { uploadStack: options.uploadStack } : {}),
    headers,
    clock,
    random,
    newId,
    tabs,
    isVerified: () => who.verified,
    fetchLimits: () => roads.call(api.files.limits, {}),
    begin: ({ id, name, bytes, patientId, toldPatient, consent }) =>
      roads.call(
        api.files.begin,
        {
          name,
          bytes,
          patientId: patientId ?? undefined,
          toldPatient: toldPatient ?? undefined,
          consent: consent ?? undefined,
        },
        id,
      ),
    discard: (fileId) => roads.call(api.files.discard, { fileId }),
    fetchMine: () => roads.call(api.files.listMine, {}),
    settled: () => outbox.look(),
  })
  const outbox: Outbox = createOutbox({
    clock,
    random,
    newId,
    tabs,
    send: (item) => (who.verified ? askForItem(roads, item) : Promise.resolve(unreachable)),
    isHere: (conversationId, position) =>
      (inbox.positionOf(conversationId) ?? Number.POSITIVE_INFINITY) >= position,
    changed: roomChanged,
    standingOf: (fileIds) => uploads.standingOf(fileIds),
    done: (item) => uploads.used(filesOf(item)),
    discarded(item) {
      for (const fileId of filesOf(item)) void uploads.remove(fileId)
    },
  })
  const rooms = createRooms({
    most: keepConversations,
    roomDeps,
    dropped: (conversationId) => cache.forget(cached.conversation(conversationId)),
  })
  const sync = createSync({
    clock,
    random,
    inbox,
    rooms,
    people,
    followers: visiting ? followersOfVisitor() : followersAtHome(),
    readsOrganisation: !visiting,
    personId,
    organisationId: () => who.me?.organisation.id ?? '',
    fetchInbox: () => roads.call(api.messaging.listInbox, {}),
    applied,
    replaced,
    ended(conversationId) {
      cache.forget(cached.conversation(conversationId))
      receipts.forget(conversationId)
      drafts.forget(conversationId)
      outbox.sweep()
      uploads.forget(conversationId)
      inboxChanged()
    },
    level() {
      connection.level()
      if (mode === 'automatic' && keepConversations > 0) void prefetch(inbox, rooms, receipts, isOpen)
    },
  })
  const connection: Connection = createConnection({
    url: options.socketUrl ?? `${options.baseUrl.replace(/^http/, 'ws')}/api/realtime`,
    WebSocket: options.WebSocket,
    clock,
    random,
    readFrames: options.readFrames ?? readFrames,
    heartbeat: options.heartbeat ?? true,
    prepare,
    positions: sync.positions,
    received: (frames) => frames.forEach(receive),
    welcomed,
    lost() {
      roads.lost()
      sync.lost()
      presence.lost()
      typing.clear()
      // Without a line a reload shows what is on the disk: everything that came before it fell belongs there now.
      void cache.flush()
    },
    signedOut: hooks.endedByServer,
  })

  const visits =
    visiting || keepConversations === 0
      ? noVisits(clients.home)
      : createVisits({
          ...clients,
          clock,
          random,
          tabs,
          personId,
          isOpen,
          fetch: () => roads.call(api.identity.listVisits, {}),
          ask: (organisationId) => roads.call(api.identity.beginVisit, { organisationId }),
        })

  function followersAtHome(): Follower[] {
    return [
      // A load generator shows no screen of duty.
      ...(keepConversations > 0 ? duty.followers : []),
      ...[urgent, crash, calls, patients, library, tasks, broadcasts].map(({ follower }) => follower),
    ]
  }

  /** What is not open to visitors is not followed: nobody would ever answer. A view asks only when looked at. */
  function followersOfVisitor(): Follower[] {
    return [duty.roleFollower, ...[urgent, patients, library, tasks].map(({ follower }) => follower)]
  }

  async function prepare(): Promise<Answer<{ ticket: string }>> {
    const [ticket, someone, fetched] = await Promise.all([
      roads.call(api.identity.issueTicket, {}),
      who.verified ? undefined : roads.call(api.identity.whoAmI, {}),
      sync.needsInbox() ? roads.call(api.messaging.listInbox, {}) : undefined,
    ])
    if (!ticket.ok) return ticket
    if (someone && !someone.ok) return someone
    if (fetched && !fetched.ok) return fetched
    if (someone && someone.value.person.id !== personId()) {
      hooks.anotherPerson()
      return unreachable
    }
    if (someone) {
      who.verified = true
      hooks.learned(someone.value)
    }
    if (fetched) sync.took(fetched.value)
    return ticket
  }

  function welcomed(welcome: Welcome): void {
    if (welcome.personId !== personId()) {
      hooks.anotherPerson()
      return
    }
    who.verified = true
    serverTime.welcomed(welcome.at)
    sync.welcomed(welcome)
    presence.welcomed()
    receipts.wake()
    urgent.wake()
    crash.wake()
    calls.wake()
    broadcasts.wake()
    drafts.wake()
    uploads.wake()
    outbox.wake()
    visits.welcomed()
  }

  function receive(frame: Received): void {
    if (frame.t === 'event') {
      serverTime.heard(frame.event.at)
      sync.event(frame.event)
    } else if (frame.t === 'unknown-event') sync.unknownEvent(frame.stream, frame.seq)
    else if (frame.t === 'answer' || frame.t === 'refused') roads.answered(frame)
    else if (frame.t === 'typing') typing.heard(frame.conversationId, frame.personId)
    else if (frame.t === 'presence') presence.heard(frame.personId, frame.present)
  }

  /** What an event means to the parts that do not replay it. */
  function applied(event: Delivered): void {
    if (event.type === 'message.sent') messageCame(event.data.message)
    if (event.type === 'person.changed') personChanged(event.data.person)
    duty.heard(event)
    library.heard(event)
    uploads.heard(event)
    visits.heard(event)
    if (event.type === 'draft.saved') drafts.heard(event.data.conversationId)
    if (event.type === 'conversation.opened') lastMessageCame(event.data.entry.lastMessage)
    inboxChanged()
    for (const listener of listeners) listener(event)
  }

  function replaced(): void {
    for (const entry of inbox.store.getSnapshot().entries) lastMessageCame(entry.lastMessage)
    outbox.sweep()
    inboxChanged()
  }

  function messageCame(message: Message): void {
    outbox.arrived(message.id)
    typing.ended(message.conversationId, message.authorId)
    lastMessageCame(message)
  }

  function lastMessageCame(message: Message | null): void {
    if (message) receipts.arrived(message.conversationId, message.number, message.number)
  }

  function personChanged(person: Person): void {
    if (who.me && person.id === personId()) {
      hooks.learned({ ...who.me, person, administrator: person.administrator })
    }
  }

  function inboxChanged(): void {
    cache.touch(cached.inbox, inbox.toInbox)
    // A conversation that is not fetched shows its row's title and draft.
    for (const room of rooms.all()) if (!room.view()) room.store.changed()
  }

  function cachedPeople() {
    return { people: [...people.store.getSnapshot().values()], position: people.position() ?? null }
  }

  function roomChanged(conversationId: string): void {
    rooms.find(conversationId)?.store.changed()
  }

  function itemsOf(conversationId: string): OutboxItem[] {
    return outbox.store.getSnapshot().filter((item) => {
      return item.conversationId === conversationId && item.operation === api.messaging.sendMessage.name
    })
  }

  function roomDeps(conversationId: string): RoomDeps {
    return {
      viewer: () => ({ personId: personId() }),
      open: (around) => roads.call(api.messaging.openConversation, { conversationId, around }),
      page: (query) => roads.call(api.messaging.pageMessages, { conversationId, ...query, limit: 60 }),
      snapshot: (loaded) =>
        snapshotOf(loaded, inbox.entry(conversationId), itemsOf(conversationId), drafts.get(conversationId)),
      changed({ page: { messages } }) {
        const [first, last] = [messages[0], messages.at(-1)]
        if (first && last) receipts.arrived(conversationId, first.number, last.number)
        cache.touch(cached.conversation(conversationId), () => {
          const view = rooms.find(conversationId)?.view()
          return view ? newestOf(view) : undefined
        })
      },
    }
  }

  return {
    clock,
    random,
    tabs,
    cache,
    roads,
    inbox,
    people,
    duty,
    serverTime,
    urgent,
    acts,
    crash,
    calls,
    patients,
    library,
    tasks,
    broadcasts,
    typing,
    presence,
    receipts,
    drafts,
    uploads,
    outbox,
    rooms,
    sync,
    connection,
    visits,
    listeners,
  }
}
