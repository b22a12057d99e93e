import type { Delivered, Person } from '@baton/contract'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'

/** People by id, fetched together when a screen first needs them and kept right by the organisation's stream. */
export interface People {
  /** Everyone who is known by now. Changes by identity when anyone does. */
  readonly store: Store<ReadonlyMap<string, Person>>
  /** That person, or `undefined` until they are known: asking makes the client look them up. */
  get(personId: string): Person | undefined
  /** Takes an event of the organisation's stream. */
  apply(event: Delivered<'organisation'>): void
  /** Position in the organisation's stream; `undefined` before the first welcome. */
  position(): number | undefined
  /** The stream continues at `position`, and what was missed is fetched afresh. */
  restart(position: number): void
  /** Asks again for everyone who is known. */
  renew(): void
  load(people: readonly Person[], position: number | undefined): void
  clear(): void
}

export interface PeopleDeps {
  readonly clock: Clock
  lookUp(ids: string): Promise<Answer<{ people: Person[] }>>
  /** Something changed that a cache would want to keep. */
  changed(): void
}

/** How long the first need of a person waits for others, in ms, and how many are asked for at once. */
const gathering = 10
const atOnce = 200
/** Wait after a look-up that failed, in ms. */
const pause = 5000

export function createPeople(deps: PeopleDeps): People {
  const known = new Map<string, Person>()
  const wanted = new Set<string>()
  /** Ids for which the server knows nobody. */
  const absent = new Set<string>()
  const store = derived<ReadonlyMap<string, Person>>(() => new Map(known))
  let position: number | undefined
  let stopTimer: (() => void) | undefined

  function want(personId: string): void {
    if (absent.has(personId)) return
    wanted.add(personId)
    stopTimer ??= deps.clock.setTimer(gathering, fetchWanted)
  }

  async function fetchWanted(): Promise<void> {
    const ids = [...wanted].slice(0, atOnce)
    if (ids.length === 0) {
      stopTimer = undefined
      return
    }
    const answer = await deps.lookUp(ids.join(','))
    if (answer.ok) {
      for (const id of ids) wanted.delete(id)
      for (const person of answer.value.people) known.set(person.id, person)
      for (const id of ids) if (!known.has(id)) absent.add(id)
      tell()
    }
    stopTimer = wanted.size > 0 ? deps.clock.setTimer(answer.ok ? 0 : pause, fetchWanted) : undefined
  }

  function tell(): void {
    store.changed()
    deps.changed()
  }

  function restart(at: number): void {
    position = at
    renew()
  }

  function renew(): void {
    absent.clear()
    for (const id of known.keys()) want(id)
  }

  return {
    store,
    get(personId) {
      const person = known.get(personId)
      if (!person) want(personId)
      return person
    },
    apply(event) {
      if (position === undefined || event.seq <= position) return
      if (event.seq > position + 1) {
        restart(event.seq)
        return
      }
      position = event.seq
      if (event.type !== 'person.changed') return
      const { person } = event.data
      absent.delete(person.id)
      if (!known.has(person.id)) return
      known.set(person.id, person)
      tell()
    },
    position: () => position,
    restart,
    renew,
    load(people, at) {
      for (const person of people) known.set(person.id, person)
      position = at
      store.changed()
    },
    clear() {
      known.clear()
      wanted.clear()
      absent.clear()
      position = undefined
      stopTimer?.()
      stopTimer = undefined
      store.changed()
    },
  }
}
