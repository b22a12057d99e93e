import type { Delivered, Duty } from '@baton/contract'
import type { Duties } from '@baton/domain'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import type { Follower } from '../sync/follower.ts'

/** The duty of people by id, fetched together when a screen first needs it and kept right by the organisation's stream. */
export interface DutiesOfPeople extends Follower {
  /** Everyone whose duty is known by now. Changes by identity when anyone's does. */
  readonly store: Store<ReadonlyMap<string, Duty>>
  /** Their duty, or `undefined` until it is known: asking makes the client look it up. */
  of(personId: string): Duty | undefined
  load(kept: Duties): void
  /** What is held, as a cache keeps it. */
  kept(): Duties | undefined
}

interface DutiesDeps {
  readonly clock: Clock
  lookUp(personIds: string): Promise<Answer<Duties>>
  /** What is held is another. */
  changed(): void
}

/** How long the first need of a duty waits for others, in ms, and how many are asked for at once. */
const gathering = 10
const atOnce = 200
/** Wait after a look-up that failed, in ms. */
const pause = 5000

export function createDuties(deps: DutiesDeps): DutiesOfPeople {
  /** Each with the position of what said it: of two, the later one stands. */
  const known = new Map<string, { readonly duty: Duty; readonly at: number }>()
  const wanted = new Set<string>()
  /** Ids for which the server knows nobody. */
  const absent = new Set<string>()
  const store = derived<ReadonlyMap<string, Duty>>(
    () => new Map([...known].map(([personId, { duty }]) => [personId, duty])),
  )
  let position: number | undefined
  let stopTimer: (() => void) | undefined
  let era = 0

  function want(personId: string): void {
    if (absent.has(personId)) return
    wanted.add(personId)
    stopTimer ??= deps.clock.setTimer(gathering, () => void fetchWanted(era))
  }

  async function fetchWanted(mine: number): Promise<void> {
    const ids = [...wanted].slice(0, atOnce)
    if (ids.length === 0) {
      stopTimer = undefined
      return
    }
    const answer = await deps.lookUp(ids.join(','))
    if (mine !== era) return
    if (answer.ok) {
      for (const id of ids) wanted.delete(id)
      for (const duty of answer.value.duties) learn(duty, answer.value.position)
      for (const id of ids) if (!known.has(id)) absent.add(id)
      tell()
    } else if (answer.refusal.code === 'not-found') {
      // A visitor is told nothing of anybody's duty.
      for (const id of ids) wanted.delete(id)
      for (const id of ids) absent.add(id)
    }
    const wait = answer.ok ? 0 : pause
    stopTimer = wanted.size > 0 ? deps.clock.setTimer(wait, () => void fetchWanted(mine)) : undefined
  }

  function learn(duty: Duty, at: number): void {
    if ((known.get(duty.personId)?.at ?? -1) <= at) known.set(duty.personId, { duty, at })
  }

  function tell(): void {
    store.changed()
    deps.changed()
  }

  /** What was missed between is asked for again; what is shown stays until the answer is here. */
  function continueAt(at: number): void {
    position = at
    absent.clear()
    for (const id of known.keys()) want(id)
  }

  return {
    kind: 'organisation',
    store,
    of(personId) {
      const duty = known.get(personId)?.duty
      if (!duty) want(personId)
      return duty
    },
    position: () => position,
    event(event: Delivered) {
      if (position !== undefined && event.seq <= position) return
      if (position !== undefined && event.seq > position + 1) continueAt(event.seq)
      position = event.seq
      if (event.type !== 'duty.changed' && event.type !== 'visitorDuty.changed') return
      const { duty } = event.data
      absent.delete(duty.personId)
      learn(duty, event.seq)
      tell()
    },
    welcomed(head, reset) {
      if (reset || position === undefined) continueAt(head)
    },
    refetch(at) {
      continueAt(at)
    },
    lost() {},
    load(kept) {
      for (const duty of kept.duties) learn(duty, kept.position)
      position = kept.position
      store.changed()
    },
    kept: () =>
      position === undefined ? undefined : { duties: [...known.values()].map(({ duty }) => duty), position },
    clear() {
      era += 1
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
