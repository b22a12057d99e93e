import type { Delivered, Meeting } from '@baton/contract'
import { applyToMyMeetings, type MyMeetings } from '@baton/domain/calls/replay'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import { type Follower, followStream } from '../sync/follower.ts'

export interface CallsSnapshot {
  readonly loaded: boolean
  /** What rings, goes on, was missed and not seen, and is arranged: by the time at which they begin. */
  readonly meetings: readonly Meeting[]
}

/** Calls and meetings that I was asked to. */
export interface CallsPart {
  readonly store: Store<CallsSnapshot>
  /** One meeting, also when it has ended; looked up when it is not known here. */
  get(meetingId: string): Meeting | undefined
}

export interface CallsHolding extends CallsPart {
  readonly follower: Follower
  /** The line is open: what was not found before is asked for again. */
  wake(): void
}

interface CallsDeps {
  readonly clock: Clock
  readonly random: () => number
  personId(): string
  fetchMine(): Promise<Answer<MyMeetings>>
  lookUp(meetingId: string): Promise<Answer<{ meeting: Meeting }>>
}

/** Keeps my calls and meetings level with my stream. */
export function createCalls(deps: CallsDeps): CallsHolding {
  /** The newest state of each that is known, by whichever way it came. */
  const known = new Map<string, Meeting>()
  /** Asked for once: until it is known, or was not found. */
  const asked = new Set<string>()

  const following = followStream<MyMeetings>({
    kind: 'person',
    clock: deps.clock,
    random: deps.random,
    fetch: deps.fetchMine,
    apply: (mine, event) => applyToMyMeetings(mine, event, { personId: deps.personId() }),
    changed() {
      for (const meeting of following.held()?.meetings ?? []) remember(meeting)
      store.changed()
    },
  })
  const store = derived<CallsSnapshot>(() => ({
    loaded: following.held() !== undefined,
    meetings: following.held()?.meetings ?? [],
  }))

  function remember(meeting: Meeting): void {
    if ((known.get(meeting.id)?.version ?? 0) < meeting.version) known.set(meeting.id, meeting)
  }

  async function lookUp(meetingId: string): Promise<void> {
    if (asked.has(meetingId)) return
    asked.add(meetingId)
    const answer = await deps.lookUp(meetingId)
    if (answer.ok) remember(answer.value.meeting)
    // Whatever else was in the way may have gone when it is next asked for.
    if (!answer.ok && answer.refusal.code !== 'not-found') asked.delete(meetingId)
    store.changed()
  }

  return {
    store,
    follower: {
      ...following,
      event(event: Delivered) {
        if (event.type === 'calls.changed') remember(event.data.meeting)
        if (event.type === 'calls.withdrawn') known.delete(event.data.meetingId)
        following.event(event)
      },
      clear() {
        known.clear()
        asked.clear()
        following.clear()
      },
    },
    get(meetingId) {
      const found = known.get(meetingId)
      if (!found) void lookUp(meetingId)
      return found
    },
    wake: () => asked.clear(),
  }
}
