import { api, type Delivered, type Organisation, type OutputOf, type Visit } from '@baton/contract'
import { type Answer, notHere, unreachable } from '../answer.ts'
import type { Client, EndedVisit, OpenVisit, Places, VisitsPart } from '../client.ts'
import { waitAfter } from '../connection/backoff.ts'
import type { Box, Clock, Tabs } from '../ports.ts'
import { cached } from '../storage/cache.ts'
import { derived, held } from '../store.ts'
import { sameOr, type UnreadSnapshot } from '../sync/inbox.ts'
import { rememberVisitBox } from './boxes.ts'
import type { Stays } from './stays.ts'
import type { Visiting } from './visiting.ts'

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

/** How long what was listed is taken for true when the page is looked at again, in ms. */
const freshness = 60_000
const nobody: readonly never[] = []
const nowhere: Places = new Map()
const nothing: UnreadSnapshot = { conversations: 0, messages: 0, mentions: 0 }

/**
 * Knows where I visit, and opens a client for each. The code for that comes when there is a visit: most people have
 * none.
 */
export function createVisits(deps: VisitsDeps): VisitsHolding {
  const organisations = held<readonly Organisation[]>([])
  const store = derived<readonly OpenVisit[]>((before = nobody) => stays?.open(before) ?? nobody)
  const places = derived<Places>((before = nowhere) => stays?.places(before) ?? nowhere)
  const unread = derived<UnreadSnapshot>((before) => sameOr(before, stays?.unread() ?? nothing))
  const ended = derived<readonly EndedVisit[]>(() => stays?.ended() ?? nobody)
  const known = derived(() => listedAt !== undefined && (visits.length === 0 || stays?.areKnown() === true))
  let stays: Stays | undefined
  /** As they were told last. */
  let visits: readonly Visit[] = []
  let box: Box | undefined
  let listedAt: number | undefined
  /** Grows with every question, so that of two answers the one that was asked for last stands. */
  let asked = 0
  let failures = 0
  /** Grows with every coming and going. */
  let era = 0
  let stopTimer = () => {}
  let stopTabs = () => {}

  function changed(): void {
    for (const one of [store, places, unread, ended, known]) one.changed()
  }

  /** @returns `undefined` when the code cannot be had, as without a network: the next welcome tries again */
  async function load(): Promise<Stays | undefined> {
    const code = await import('./stays.ts').catch(() => undefined)
    stays ??= code?.createStays({
      visit: deps.visit,
      remember: (personId) => rememberVisitBox(box, personId),
      changed,
    })
    return stays
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
      await Promise.all([take(answer.value), box?.set(cached.visits, answer.value).catch(() => {})])
      return
    }
    failures += 1
    // Without a line the next welcome asks.
    stopTimer = deps.clock.setTimer(waitAfter(failures, deps.random), () => {
      if (mine === asked && deps.isOpen()) void list()
    })
  }

  async function take(listed: Listed): Promise<void> {
    const mine = era
    organisations.set(listed.organisations)
    visits = listed.visits
    changed()
    if (visits.length === 0 && !stays) return
    const here = await load()
    if (mine === era) here?.take(visits)
  }

  async function begin(organisationId: string): Promise<Answer<OpenVisit>> {
    const mine = era
    const here = await load()
    if (!here) return unreachable
    if (!here.has(organisationId)) {
      const answer = await deps.ask(organisationId)
      if (!answer.ok) return answer
      if (mine !== era) return notHere
      const { visit } = answer.value
      visits = [...visits, visit]
      here.enter(visit)
      deps.tabs?.tell({ about: 'visits', personId: deps.personId() })
      void list()
    }
    return here.opened(organisationId)
  }

  function close(): void {
    era += 1
    asked += 1
    failures = 0
    stopTimer()
    stopTabs()
    stays?.close()
    visits = []
    box = undefined
    listedAt = undefined
    organisations.set([])
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
      if (mine === era && kept && listedAt === undefined) void take(kept)
    },
    close,
    stop: async () => stays?.stop(),
    forget: () => stays?.forget(),
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
