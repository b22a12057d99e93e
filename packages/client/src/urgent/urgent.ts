import type { Delivered, Escalation } from '@baton/contract'
import { applyToOpenEscalations, isOpenEscalation, newerOf, type OpenEscalations } from '@baton/domain'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import { type Follower, followStream } from '../sync/follower.ts'
import { type Asked, byAsking, itemFor, type UrgentItem } from './asks-of.ts'
import type { Pages } from './pages.ts'

/** Everything urgent that concerns me: what is open, kept level by my own stream, and what ended meanwhile. */
export interface UrgentSnapshot {
  /** `false` until the first snapshot is here, from the cache or the server. */
  readonly loaded: boolean
  /** What asks something of me first. */
  readonly open: readonly UrgentItem[]
  /** Ended while this device looked on, newest first. */
  readonly ended: readonly UrgentItem[]
}

export interface UrgentPart {
  readonly store: Store<UrgentSnapshot>
  /**
   * That one, also when it has ended long ago; `undefined` until it is known: asking makes the client look it up, and
   * the store tells when it is here.
   */
  get(escalationId: string): Escalation | undefined
  /** A screen showed it; shown is not accepted. */
  seen(escalationId: string): void
}

export interface UrgentHolding extends UrgentPart {
  readonly follower: Follower
  /** That one if it is known, without looking it up. */
  held(escalationId: string): Escalation | undefined
  /** Takes one that came as an answer. */
  take(escalation: Escalation): void
  /** I coordinate now, or no longer: what is mine to see is another. */
  duty(coordinates: boolean): void
  load(snapshot: OpenEscalations): void
  /** What is held, as a cache keeps it. */
  kept(): OpenEscalations | undefined
  wake(): void
}

interface UrgentDeps {
  readonly clock: Clock
  readonly random: () => number
  readonly pages: Pages
  personId(): string
  fetchOpen(): Promise<Answer<OpenEscalations>>
  lookUp(escalationId: string): Promise<Answer<{ escalation: Escalation }>>
  /** Something changed that a cache would want to keep. */
  changed(): void
}

/** How many that have ended are kept to be read. */
const mostEnded = 50

export function createUrgent(deps: UrgentDeps): UrgentHolding {
  /** The newest state of each that is known, by whichever way it came. */
  const known = new Map<string, Escalation>()
  /** Ended while this device looked on, newest last. */
  const ended = new Set<string>()
  const lookingUp = new Set<string>()
  const absent = new Set<string>()
  let coordinates = false
  let wasOpen: ReadonlySet<string> = new Set()

  const following = followStream<OpenEscalations>({
    kind: 'person',
    clock: deps.clock,
    random: deps.random,
    fetch: deps.fetchOpen,
    apply: (open, event) => applyToOpenEscalations(open, event, { personId: deps.personId() }),
    changed: learn,
  })
  const store = derived(compute)

  function compute(): UrgentSnapshot {
    const who: Asked = { personId: deps.personId(), coordinates }
    const items = [...wasOpen, ...[...ended].reverse()].flatMap((id) => known.get(id) ?? [])
    return {
      loaded: following.held() !== undefined,
      open: items
        .filter(isOpenEscalation)
        .map((one) => itemFor(one, who))
        .sort(byAsking),
      ended: items.filter((one) => !isOpenEscalation(one)).map((one) => itemFor(one, who)),
    }
  }

  /** What follows the stream has changed. */
  function learn(): void {
    const open = following.held()?.escalations ?? []
    for (const escalation of open) remember(escalation)
    const before = wasOpen
    wasOpen = new Set(open.map(({ id }) => id))
    for (const id of before) {
      if (wasOpen.has(id) || following.held() === undefined) continue
      ended.add(id)
      // It ended while we were away, and whoever was called must hear how.
      const last = known.get(id)
      if (last && isOpenEscalation(last)) void lookUp(id)
    }
    for (const id of [...ended].slice(0, -mostEnded)) forget(id)
    tell()
  }

  function remember(escalation: Escalation): void {
    known.set(escalation.id, newerOf(known.get(escalation.id), escalation))
  }

  function forget(escalationId: string): void {
    ended.delete(escalationId)
    known.delete(escalationId)
  }

  function tell(): void {
    store.changed()
    deps.changed()
    deps.pages.arrived([...wasOpen].flatMap((id) => known.get(id) ?? []))
  }

  function take(escalation: Escalation): void {
    remember(escalation)
    tell()
  }

  async function lookUp(escalationId: string): Promise<void> {
    if (lookingUp.has(escalationId) || absent.has(escalationId)) return
    lookingUp.add(escalationId)
    const answer = await deps.lookUp(escalationId)
    if (!lookingUp.delete(escalationId)) return
    if (answer.ok) take(answer.value.escalation)
    else if (answer.refusal.code === 'not-found') absent.add(escalationId)
  }

  return {
    store,
    follower: {
      ...following,
      event(event: Delivered) {
        if (event.type === 'escalation.changed') remember(event.data.escalation)
        following.event(event)
      },
      clear() {
        for (const set of [known, ended, lookingUp, absent]) set.clear()
        wasOpen = new Set()
        coordinates = false
        deps.pages.clear()
        following.clear()
      },
    },
    get(escalationId) {
      const found = known.get(escalationId)
      if (!found) void lookUp(escalationId)
      return found
    },
    seen(escalationId) {
      const escalation = known.get(escalationId)
      if (escalation) deps.pages.see(escalation)
    },
    held: (escalationId) => known.get(escalationId),
    take,
    duty(now) {
      if (now === coordinates) return
      coordinates = now
      store.changed()
      following.renew()
    },
    load: following.load,
    kept: following.held,
    wake() {
      absent.clear()
      deps.pages.wake()
    },
  }
}
