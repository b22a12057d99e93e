import type { CrashCall, Delivered } from '@baton/contract'
import { applyToOpenCalls, type OpenCalls } from '@baton/domain/crash/replay'
import { entriesOf } from '@baton/domain/crash/roll'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import { type Follower, followStream } from '../sync/follower.ts'

export interface CrashSnapshot {
  readonly loaded: boolean
  /** What I am told of and is not stood down: real calls first, the newest first. */
  readonly open: readonly CrashCall[]
}

/** Crash calls that I am told of. */
export interface CrashPart {
  readonly store: Store<CrashSnapshot>
  /** One call, also when it has ended; looked up when it is not known here. */
  get(callId: string): CrashCall | undefined
}

export interface CrashHolding extends CrashPart {
  readonly follower: Follower
  /** The line is open: what could not be told is told now. */
  wake(): void
}

interface CrashDeps {
  readonly clock: Clock
  readonly random: () => number
  /** `manual`: nothing is marked as delivered unless the program does so itself. */
  readonly mode: 'automatic' | 'manual'
  personId(): string
  isOpen(): boolean
  fetchOpen(): Promise<Answer<OpenCalls>>
  lookUp(callId: string): Promise<Answer<{ call: CrashCall }>>
  markDelivered(callId: string): Promise<Answer<unknown>>
}

/** Wait after a mark that failed, in ms. */
const pause = 3_000

/** Keeps crash calls level with the stream, and tells that they are here: delivered, and no more than that. */
export function createCrash(deps: CrashDeps): CrashHolding {
  /** The newest state of each that is known, by whichever way it came. */
  const known = new Map<string, CrashCall>()
  const lookingUp = new Set<string>()
  const absent = new Set<string>()
  const told = new Set<string>()
  let stopTimer: (() => void) | undefined

  const following = followStream<OpenCalls>({
    kind: 'person',
    clock: deps.clock,
    random: deps.random,
    fetch: deps.fetchOpen,
    apply: (open, event) => applyToOpenCalls(open, event, { personId: deps.personId() }),
    changed() {
      for (const call of following.held()?.calls ?? []) remember(call)
      store.changed()
      tellDelivered()
    },
  })
  const store = derived<CrashSnapshot>(() => ({
    loaded: following.held() !== undefined,
    open: following.held()?.calls ?? [],
  }))

  function remember(call: CrashCall): void {
    if ((known.get(call.id)?.version ?? 0) < call.version) known.set(call.id, call)
  }

  function tellDelivered(): void {
    if (deps.mode === 'manual' || !deps.isOpen()) return
    for (const call of following.held()?.calls ?? []) {
      const mine = entriesOf(call, deps.personId())
      if (told.has(call.id) || !mine.some(({ deliveredAt }) => deliveredAt === null)) continue
      told.add(call.id)
      void deps.markDelivered(call.id).then((answer) => {
        if (answer.ok || answer.refusal.code === 'not-found' || !told.delete(call.id)) return
        stopTimer ??= deps.clock.setTimer(pause, () => {
          stopTimer = undefined
          tellDelivered()
        })
      })
    }
  }

  async function lookUp(callId: string): Promise<void> {
    if (lookingUp.has(callId) || absent.has(callId)) return
    lookingUp.add(callId)
    const answer = await deps.lookUp(callId)
    if (!lookingUp.delete(callId)) return
    if (answer.ok) remember(answer.value.call)
    else if (answer.refusal.code === 'not-found') absent.add(callId)
    store.changed()
  }

  return {
    store,
    follower: {
      ...following,
      event(event: Delivered) {
        if (event.type === 'crash.changed') remember(event.data.call)
        following.event(event)
      },
      clear() {
        for (const set of [known, lookingUp, absent, told]) set.clear()
        stopTimer?.()
        stopTimer = undefined
        following.clear()
      },
    },
    get(callId) {
      const found = known.get(callId)
      if (!found) void lookUp(callId)
      return found
    },
    wake() {
      absent.clear()
      tellDelivered()
    },
  }
}
