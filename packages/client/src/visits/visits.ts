import { api, type Delivered, type Organisation, type OutputOf, type Visit } from '@baton/contract'
import { type Answer, unreachable } from '../answer.ts'
import type { Client } from '../client.ts'
import { waitAfter } from '../connection/backoff.ts'
import type { Box, Clock, Tabs } from '../ports.ts'
import type { Session } from '../session.ts'
import { cached } from '../storage/cache.ts'
import { derived, held, type Store } from '../store.ts'
import type { UnreadSnapshot } from '../sync/inbox.ts'
import { notHere } from './as-visitor.ts'
import { rememberVisitBox } from './boxes.ts'

/** A connected organisation where I have turned to somebody, and the client that asks there. */
export interface OpenVisit {
  readonly organisation: Organisation
  readonly client: Client
}

/** A visit that ended before everything that I wrote there had gone. */
export interface EndedVisit {
  readonly organisation: Organisation
  /** What was not sent. It is kept on this device, and goes if the organisations are connected again. */
  readonly unsent: number
}

/** What I have in the organisations that mine is connected with. */
export interface VisitsPart {
  /** The organisations that mine is connected with. */
  readonly organisations: Store<readonly Organisation[]>
  /** Where I have turned to somebody, by name: a client for each, signed in, which stands while mine does. */
  readonly store: Store<readonly OpenVisit[]>
  /** Whether it is known where I have turned to somebody, and which conversations I have there. */
  readonly known: Store<boolean>
  /** The client of each conversation that a visit has. */
  readonly places: Store<ReadonlyMap<string, Client>>
  /** What is unread in all visits together; mine at home is not in it. */
  readonly unread: Store<UnreadSnapshot>
  /** The visits that ended since I am here, and took with them something that was not sent. */
  readonly ended: Store<readonly EndedVisit[]>
  /** Turns to a connected organisation: the visit that is there, or a new one. */
  begin(organisationId: string): Promise<Answer<OpenVisit>>
  /** The client that has a conversation: a visit's, mine otherwise. May answer otherwise when `places` changes. */
  clientOf(conversationId: string): Client
}

export interface VisitsHolding extends VisitsPart {
  /** Begins with the visits that were known when this person was last here. */
  open(box: Box | undefined): Promise<void>
  /** I leave home, and every visit with it, at once. */
  close(): void
  /** Closes every visit once what is to be kept of it is kept. */
  stop(): Promise<void>
  /** The server ended the session at home: what came from connected organisations goes, what I wrote there stays. */
  forget(): void
  /** The line at home is open. */
  welcomed(): void
  /** The page is looked at again: a visit may have begun on another device, of which nothing tells. */
  shown(): void
  heard(event: Delivered): void
}

/** A client in a connected organisation, not started, and the session by which it is ended. */
export interface Visiting {
  readonly client: Client
  readonly session: Pick<Session, 'endedByServer' | 'close'>
}

export interface VisitsDeps {
  readonly clock: Clock
  readonly random: () => number
  readonly tabs: Tabs | undefined
  personId(): string
  isOpen(): boolean
  fetch(): Promise<Answer<Listed>>
  ask(organisationId: string): Promise<Answer<{ visit: Visit }>>
  /** Makes a client of mine there. */
  visit(visit: Visit): Visiting
  home(): Client
}

type Listed = OutputOf<typeof api.identity.listVisits>

interface Stay extends Visiting {
  readonly visit: Visit
  readonly open: OpenVisit
  readonly started: Promise<void>
  unsent: number
  stopListening(): void
}

/** How long what was listed is taken for true when the page is looked at again, in ms. */
const freshness = 60_000

export function createVisits(deps: VisitsDeps): VisitsHolding {
  /** By organisation. */
  const stays = new Map<string, Stay>()
  const organisations = held<readonly Organisation[]>([])
  const ended = held<readonly EndedVisit[]>([])
  const store = derived(() => standing().map(({ open }) => open))
  const places = derived<ReadonlyMap<string, Client>>((before) => sameOr(before, placesNow()))
  const unread = derived(() => sumOf(standing().map(({ client }) => client.unread.getSnapshot())))
  const known = derived(
    () =>
      listedAt !== undefined &&
      standing().length === stays.size &&
      standing().every(({ client }) => client.inbox.getSnapshot().loaded),
  )
  let box: Box | undefined
  let listedAt: number | undefined
  /** Grows with every question, so that of two answers the one that was asked for last stands. */
  let asked = 0
  let failures = 0
  /** Grows with every coming and going. */
  let era = 0
  let stopTimer = () => {}
  let stopTabs = () => {}

  /** Those that are shown: it is known who I am there. */
  function standing(): Stay[] {
    return [...stays.values()]
      .filter(({ client }) => client.session.getSnapshot().state === 'signed-in')
      .sort((a, b) => a.visit.organisation.name.localeCompare(b.visit.organisation.name))
  }

  function placesNow(): Map<string, Client> {
    const now = new Map<string, Client>()
    for (const { client } of standing()) {
      for (const { conversation } of client.inbox.getSnapshot().entries) now.set(conversation.id, client)
    }
    return now
  }

  function changed(): void {
    for (const one of [store, places, unread, known]) one.changed()
  }

  async function list(): Promise<void> {
    asked += 1
    const mine = asked
    stopTimer()
    const answer = await deps.fetch()
    if (mine !== asked) return
    if (answer.ok) {
      failures = 0
      listedAt = deps.clock.now().getTime()
      take(answer.value)
      await box?.set(cached.visits, answer.value).catch(() => {})
      return
    }
    failures += 1
    // Without a line the next welcome asks.
    stopTimer = deps.clock.setTimer(waitAfter(failures, deps.random), () => {
      if (mine === asked && deps.isOpen()) void list()
    })
  }

  function take(listed: Listed): void {
    organisations.set(listed.organisations)
    for (const stay of [...stays.values()]) {
      if (!listed.visits.some(({ personId }) => personId === stay.visit.personId)) end(stay)
    }
    for (const visit of listed.visits) if (!stays.has(visit.organisation.id)) enter(visit)
    ended.set(ended.getSnapshot().filter(({ organisation }) => !stays.has(organisation.id)))
    changed()
  }

  function enter(visit: Visit): Stay {
    const { client, session } = deps.visit(visit)
    const listening = [
      client.session.subscribe(() => look(stay)),
      client.inbox.subscribe(() => {
        places.changed()
        known.changed()
      }),
      client.unread.subscribe(unread.changed),
      client.outbox.store.subscribe(() => {
        // A client that leaves forgets what it holds; what it held last is what did not go.
        if (client.session.getSnapshot().state === 'signed-in') stay.unsent = unsentOf(client)
      }),
    ]
    const stay: Stay = {
      visit,
      client,
      session,
      open: { organisation: visit.organisation, client },
      started: rememberVisitBox(box, visit.personId).then(async () => {
        if (stays.get(visit.organisation.id) === stay) await client.start()
      }),
      unsent: 0,
      stopListening() {
        for (const stop of listening) stop()
      },
    }
    stays.set(visit.organisation.id, stay)
    return stay
  }

  function look(stay: Stay): void {
    if (stay.client.session.getSnapshot().state === 'signed-out') over(stay)
    changed()
  }

  /** The organisations are not connected any more, or I am not welcome there. */
  function end(stay: Stay): void {
    stay.session.endedByServer()
    over(stay)
  }

  function over(stay: Stay): void {
    const { visit, unsent } = stay
    if (stays.get(visit.organisation.id) !== stay) return
    letGo(stay)
    if (unsent > 0) ended.set([...ended.getSnapshot(), { organisation: visit.organisation, unsent }])
  }

  function letGo(stay: Stay): void {
    stays.delete(stay.visit.organisation.id)
    stay.stopListening()
    stay.session.close()
  }

  async function begin(organisationId: string): Promise<Answer<OpenVisit>> {
    const mine = era
    if (!stays.has(organisationId)) {
      const answer = await deps.ask(organisationId)
      if (!answer.ok) return answer
      if (mine !== era) return notHere
      if (!stays.has(organisationId)) enter(answer.value.visit)
      deps.tabs?.tell({ about: 'visits', personId: deps.personId() })
      void list()
    }
    const stay = stays.get(organisationId)
    await stay?.started
    const state = stay?.client.session.getSnapshot().state
    if (stay && state === 'signed-in') return { ok: true, value: stay.open }
    return state === 'unreachable' ? unreachable : notHere
  }

  function close(): void {
    era += 1
    asked += 1
    failures = 0
    stopTimer()
    stopTabs()
    for (const stay of [...stays.values()]) letGo(stay)
    box = undefined
    listedAt = undefined
    organisations.set([])
    ended.set([])
    changed()
  }

  return {
    organisations,
    store,
    known,
    places,
    unread,
    ended,
    begin,
    clientOf: (conversationId) => places.getSnapshot().get(conversationId) ?? deps.home(),
    async open(opened) {
      close()
      const mine = era
      box = opened
      stopTabs =
        deps.tabs?.listen((word) => {
          if (word.about === 'visits' && word.personId === deps.personId()) void list()
        }) ?? stopTabs
      const kept = api.identity.listVisits.output.safeParse(await opened?.get(cached.visits)).data
      // What the server said meanwhile is newer.
      if (mine === era && kept && listedAt === undefined) take(kept)
    },
    close,
    async stop() {
      await Promise.all([...stays.values()].map(({ client }) => client.stop()))
    },
    forget() {
      for (const { session } of stays.values()) session.endedByServer()
    },
    welcomed: () => void list(),
    shown() {
      const age = deps.clock.now().getTime() - (listedAt ?? 0)
      if (deps.isOpen() && age > freshness) void list()
    },
    heard(event) {
      if (event.type !== 'affiliations.changed') return
      organisations.set(event.data.organisations)
      void list()
    },
  }
}

function unsentOf(client: Client): number {
  return client.outbox.store.getSnapshot().filter(({ state }) => state !== 'sent').length
}

function sumOf(all: readonly UnreadSnapshot[]): UnreadSnapshot {
  let [conversations, messages, mentions] = [0, 0, 0]
  for (const one of all) {
    conversations += one.conversations
    messages += one.messages
    mentions += one.mentions
  }
  return { conversations, messages, mentions }
}

function sameOr(
  before: ReadonlyMap<string, Client> | undefined,
  after: ReadonlyMap<string, Client>,
): ReadonlyMap<string, Client> {
  const same = before?.size === after.size && [...after].every(([id, client]) => before.get(id) === client)
  return same && before ? before : after
}
