import type { Delivered, StreamName } from '@baton/contract'
import type { Inbox } from '@baton/domain'
import type { Answer } from '../answer.ts'
import { waitAfter } from '../connection/backoff.ts'
import type { Welcome } from '../connection/connection.ts'
import type { Rooms } from '../conversation/rooms.ts'
import type { People } from '../people/people.ts'
import type { Clock } from '../ports.ts'
import type { Follower } from './follower.ts'
import type { InboxHolding } from './inbox.ts'

/** Keeps what the client holds level with the server: positions, gaps, resets (RT7, RT8, RT17, RT18). */
export interface Sync {
  /** How far every stream that we hold has been read. */
  positions(): Record<StreamName, number>
  /** Whether an inbox must be fetched before `hello`. */
  needsInbox(): boolean
  /** An inbox came before `hello`. */
  took(inbox: Inbox): void
  welcomed(welcome: Welcome): void
  event(event: Delivered): void
  /** Something came that we do not know: we cannot be level without a fresh snapshot. */
  unknownEvent(stream: string, seq: number): void
  lost(): void
  clear(): void
}

export interface SyncDeps {
  readonly clock: Clock
  readonly random: () => number
  readonly inbox: InboxHolding
  readonly rooms: Rooms
  readonly people: People
  /** What else is held of my own stream or the organisation's. */
  readonly followers: readonly Follower[]
  /** Whether the organisation's stream is mine to read: a visitor's it is not (AFF7). */
  readonly readsOrganisation: boolean
  personId(): string
  organisationId(): string
  fetchInbox(): Promise<Answer<Inbox>>
  /** An event was taken in; the stores show it. */
  applied(event: Delivered): void
  /** The inbox was replaced as a whole. */
  replaced(): void
  /** The conversation is no longer ours to keep (RT24). */
  ended(conversationId: string): void
  /** Everything that welcome promised is here. */
  level(): void
}

type OwnOrConversation = Delivered<'person' | 'conversation'>

/** More events than this are not kept while a snapshot is on its way: another snapshot follows. */
const mostKept = 10_000
/** Streams that `hello` names at most: each takes about 60 bytes of a frame's 64 KiB. */
const mostNamed = 900

export function createSync(deps: SyncDeps): Sync {
  const { inbox, rooms, people, followers } = deps
  /** Streams that have not reached the head that welcome gave. */
  const lagging = new Map<string, number>()
  let heads: Welcome['heads'] = {}
  /** Events that wait for a snapshot; `undefined` when none is on its way. */
  let waiting: OwnOrConversation[] | undefined
  let needed = false
  /** Conversations that ended since then: no wonder that nobody brought them. */
  const gone = new Set<string>()
  let failures = 0
  let era = 0

  /** What `hello` names: all, or as many as fit into a frame (RT30), newest first. */
  function positions(): Record<StreamName, number> {
    const all = allPositions()
    for (const follower of followers.filter(isTold)) {
      const [stream, at] = [streamOf(follower.kind), follower.position()]
      // Whoever has read least decides; the others ignore what they have (RT8).
      if (at !== undefined) all[stream] = Math.min(at, all[stream] ?? at)
    }
    const entries = Object.entries(all)
    if (entries.length <= mostNamed) return all
    const newest = inbox.store.getSnapshot().entries.slice(0, mostNamed - 2)
    const named = new Set(newest.map(({ conversation }) => `conversation:${conversation.id}`))
    return Object.fromEntries(
      entries.filter(([stream]) => !stream.startsWith('conversation:') || named.has(stream)),
    )
  }

  function allPositions(): Record<StreamName, number> {
    const all: Record<StreamName, number> = { [streamOf('person')]: inbox.position() }
    for (const id of inbox.conversationIds()) {
      const view = rooms.find(id)?.view()
      const held = inbox.positionOf(id) ?? 0
      all[`conversation:${id}`] = Math.min(held, view?.position ?? held)
    }
    const known = people.position()
    if (known !== undefined) all[streamOf('organisation')] = known
    return all
  }

  function streamOf(kind: Follower['kind']): StreamName {
    return `${kind}:${kind === 'person' ? deps.personId() : deps.organisationId()}`
  }

  /** What no event tells has to be asked for with every line. */
  function isTold({ kind }: Follower): boolean {
    return kind === 'person' || deps.readsOrganisation
  }

  function followersOf(stream: string): Follower[] {
    return followers.filter(({ kind }) => stream.startsWith(`${kind}:`))
  }

  function welcomed(welcome: Welcome): void {
    heads = welcome.heads
    gone.clear()
    lagging.clear()
    const at: Record<string, number> = allPositions()
    const named = positions()
    for (const [stream, head] of Object.entries(heads)) {
      if (head <= (at[stream] ?? head)) continue
      if (stream in named) lagging.set(stream, head)
      else refetch()
    }
    for (const stream of welcome.reset) reset(stream)
    if (!deps.readsOrganisation) people.renew()
    else if (people.position() === undefined) people.restart(heads[streamOf('organisation')] ?? 0)
    for (const follower of followers) {
      const stream = streamOf(follower.kind)
      follower.welcomed(heads[stream] ?? 0, !isTold(follower) || welcome.reset.includes(stream))
    }
    for (const room of rooms.all()) if (!room.view()) void room.load()
    checkLevel()
  }

  function reset(stream: StreamName): void {
    lagging.delete(stream)
    const [kind, id = ''] = stream.split(':')
    if (kind === 'organisation') people.restart(heads[stream] ?? 0)
    else if (kind === 'conversation' && !(stream in heads)) end(id)
    else refetch()
  }

  function event(delivered: Delivered): void {
    for (const follower of followersOf(delivered.stream)) follower.event(delivered)
    if (isOrganisation(delivered)) {
      people.apply(delivered)
      deps.applied(delivered)
    } else take(delivered)
    if (lagging.size > 0) checkLevel()
  }

  function take(delivered: OwnOrConversation): void {
    if (waiting) keep(delivered)
    else apply(delivered)
  }

  function keep(delivered: OwnOrConversation): void {
    if (waiting && waiting.length < mostKept) waiting.push(delivered)
  }

  function apply(delivered: OwnOrConversation): void {
    const outcome = inbox.apply(delivered)
    rooms.apply(delivered)
    if (outcome === 'gap') {
      refetch()
      keep(delivered)
      return
    }
    if (outcome === 'ended') end(delivered.stream.slice('conversation:'.length))
    if (outcome === 'applied') {
      if (delivered.type === 'conversation.closed') end(delivered.data.conversationId)
      if (delivered.type === 'conversation.opened') catchUp(delivered.data.entry.conversation.id)
    }
    if (outcome !== 'already') deps.applied(delivered)
  }

  /** A conversation that is shown has fallen behind its entry: what lies between will not come as events. */
  function catchUp(conversationId: string): void {
    const room = rooms.find(conversationId)
    const position = inbox.positionOf(conversationId) ?? 0
    if (room && (room.view()?.position ?? -1) < position) room.begin()
  }

  function end(conversationId: string): void {
    inbox.forget(conversationId)
    lagging.delete(`conversation:${conversationId}`)
    gone.add(`conversation:${conversationId}`)
    rooms.end(conversationId)
    deps.ended(conversationId)
  }

  function refetch(): void {
    if (waiting) return
    waiting = []
    void fetchUntilHere(era)
  }

  async function fetchUntilHere(mine: number): Promise<void> {
    const answer = await deps.fetchInbox()
    if (mine !== era) return
    if (!answer.ok) {
      failures += 1
      deps.clock.setTimer(waitAfter(failures, deps.random), () => {
        if (mine === era) void fetchUntilHere(mine)
      })
      return
    }
    const kept = waiting ?? []
    waiting = undefined
    took(answer.value)
    for (const delivered of kept) take(delivered)
    checkLevel()
  }

  function took(fetched: Inbox): void {
    failures = 0
    needed = false
    const before = [...inbox.conversationIds()]
    inbox.load(fetched)
    for (const id of before) if (!inbox.entry(id)) end(id)
    for (const room of rooms.all()) if (inbox.entry(room.id)) catchUp(room.id)
    deps.replaced()
  }

  function checkLevel(): void {
    if (waiting) return
    const at: Record<string, number> = allPositions()
    for (const [stream, head] of lagging) if ((at[stream] ?? head) >= head) lagging.delete(stream)
    if (lagging.size > 0) return
    // What we may read and nobody brought us: our own stream should have.
    const missing = Object.keys(heads).some(
      (stream) => stream.startsWith('conversation:') && at[stream] === undefined && !gone.has(stream),
    )
    heads = {}
    if (missing) refetch()
    else deps.level()
  }

  return {
    positions,
    needsInbox: () => needed || !inbox.isLoaded(),
    took,
    welcomed,
    event,
    unknownEvent(stream, seq) {
      for (const follower of followersOf(stream)) follower.refetch(seq)
      if (stream.startsWith('organisation:')) people.restart(seq)
      else refetch()
    },
    lost() {
      era += 1
      if (waiting) needed = true
      waiting = undefined
      lagging.clear()
      for (const follower of followers) follower.lost()
    },
    clear() {
      era += 1
      waiting = undefined
      needed = false
      lagging.clear()
      for (const follower of followers) follower.clear()
    },
  }
}

function isOrganisation(event: Delivered): event is Delivered<'organisation'> {
  return event.stream.startsWith('organisation:')
}
