import type { Visit } from '@baton/contract'
import { type Answer, notHere, unreachable } from '../answer.ts'
import type { Client, EndedVisit, OpenVisit, Places } from '../client.ts'
import type { UnreadSnapshot } from '../sync/inbox.ts'
import type { Visiting } from './visiting.ts'

/** The visits that are open, each with its client. */
export interface Stays {
  /** These are my visits: opens what is new, and ends what is none of them any more. */
  take(visits: readonly Visit[]): void
  has(organisationId: string): boolean
  enter(visit: Visit): void
  /** That visit, once it is known whether it can be asked there. */
  opened(organisationId: string): Promise<Answer<OpenVisit>>
  /** These two answer what they are given while it is as it was. */
  open(before: readonly OpenVisit[]): readonly OpenVisit[]
  places(before: Places): Places
  unread(): UnreadSnapshot
  ended(): readonly EndedVisit[]
  /** Whether every visit is open, with its conversations. */
  areKnown(): boolean
  stop(): Promise<void>
  forget(): void
  close(): void
}

interface StaysDeps {
  /** Makes a client of mine there. */
  visit(visit: Visit): Visiting
  /** Writes at home that there is a box of mine there. */
  remember(personId: string): Promise<void>
  changed(): void
}

interface Stay extends Visiting {
  readonly visit: Visit
  readonly open: OpenVisit
  readonly started: Promise<void>
  unsent: number
  stopListening(): void
}

export function createStays(deps: StaysDeps): Stays {
  /** By organisation. */
  const stays = new Map<string, Stay>()
  let ended: readonly EndedVisit[] = []

  /** Those that are shown: it is known who I am there. */
  function standing(): Stay[] {
    return [...stays.values()]
      .filter(({ client }) => client.session.getSnapshot().state === 'signed-in')
      .sort((a, b) => a.visit.organisation.name.localeCompare(b.visit.organisation.name))
  }

  function take(visits: readonly Visit[]): void {
    for (const stay of [...stays.values()]) {
      if (!visits.some(({ personId }) => personId === stay.visit.personId)) end(stay)
    }
    for (const visit of visits) enter(visit)
    deps.changed()
  }

  function enter(visit: Visit): void {
    const { organisation, personId } = visit
    if (stays.has(organisation.id)) return
    const { client, session } = deps.visit(visit)
    const listening = [
      client.session.subscribe(() => look(stay)),
      client.inbox.subscribe(deps.changed),
      client.unread.subscribe(deps.changed),
      client.outbox.store.subscribe(() => {
        // A client that leaves forgets what it holds: what it held last is what did not go.
        if (client.session.getSnapshot().state === 'signed-in') stay.unsent = unsentOf(client)
      }),
    ]
    const stay: Stay = {
      visit,
      client,
      session,
      open: { organisation, client },
      started: deps.remember(personId).then(async () => {
        if (stays.get(organisation.id) === stay) await client.start()
      }),
      unsent: 0,
      stopListening() {
        for (const stop of listening) stop()
      },
    }
    stays.set(organisation.id, stay)
  }

  function look(stay: Stay): void {
    const { state } = stay.client.session.getSnapshot()
    const { id } = stay.visit.organisation
    if (state === 'signed-out') over(stay)
    // What was not sent is in the conversations again, and goes.
    if (state === 'signed-in') ended = ended.filter(({ organisation }) => organisation.id !== id)
    deps.changed()
  }

  /** The organisations are not connected any more, or I am not welcome there. */
  function end(stay: Stay): void {
    stay.session.endedByServer()
    over(stay)
  }

  function over(stay: Stay): void {
    const { organisation } = stay.visit
    if (stays.get(organisation.id) !== stay) return
    letGo(stay)
    if (stay.unsent > 0) ended = [...ended, { organisation, unsent: stay.unsent }]
  }

  function letGo(stay: Stay): void {
    stays.delete(stay.visit.organisation.id)
    stay.stopListening()
    stay.session.close()
  }

  return {
    take,
    has: (organisationId) => stays.has(organisationId),
    enter,
    async opened(organisationId) {
      const stay = stays.get(organisationId)
      await stay?.started
      const state = stay?.client.session.getSnapshot().state
      if (stay && state === 'signed-in') return { ok: true, value: stay.open }
      return state === 'unreachable' ? unreachable : notHere
    },
    open(before) {
      const now = standing().map(({ open }) => open)
      return now.length === before.length && now.every((one, place) => one === before[place]) ? before : now
    },
    places(before) {
      const now = new Map<string, Client>()
      for (const { client } of standing()) {
        for (const { conversation } of client.inbox.getSnapshot().entries) now.set(conversation.id, client)
      }
      return now.size === before.size && [...now].every(([id, client]) => client === before.get(id))
        ? before
        : now
    },
    unread() {
      const all = standing().map(({ client }) => client.unread.getSnapshot())
      const sum = (of: keyof UnreadSnapshot) => all.reduce((total, one) => total + one[of], 0)
      return { conversations: sum('conversations'), messages: sum('messages'), mentions: sum('mentions') }
    },
    ended: () => ended,
    areKnown: () =>
      [...stays.values()].every(
        ({ client }) =>
          client.session.getSnapshot().state === 'signed-in' && client.inbox.getSnapshot().loaded,
      ),
    async stop() {
      await Promise.all([...stays.values()].map(({ client }) => client.stop()))
    },
    forget() {
      for (const { session } of stays.values()) session.endedByServer()
    },
    close() {
      for (const stay of [...stays.values()]) letGo(stay)
      ended = []
    },
  }
}

function unsentOf(client: Client): number {
  return client.outbox.store.getSnapshot().filter(({ state }) => state !== 'sent').length
}
