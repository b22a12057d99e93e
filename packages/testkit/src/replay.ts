import { isDeepStrictEqual } from 'node:util'
import type { Delivered } from '@baton/contract'
import {
  applyToConversation,
  applyToInbox,
  type ConversationView,
  type Inbox,
  type Replayed,
  type Viewer,
} from '@baton/domain'

/**
 * Asserts the replay law (RT13) for one reader: the old snapshot and the events after it equal the fresh snapshot.
 * Hand over every event that the reader was sent since, in the order in which they came; those that the snapshot
 * already holds are skipped as a client skips them. Throws with the first few paths at which the two differ.
 *
 * @param what which snapshot: `inbox` is `messaging.listInbox`, `conversation` is `messaging.openConversation`
 */
export function expectReplayConsistent(
  what:
    | { inbox: { before: Inbox; after: Inbox } }
    | { conversation: { before: ConversationView; after: ConversationView } },
  events: readonly Delivered[],
  viewer: Viewer,
): void {
  if ('inbox' in what) {
    compare('inbox', replayAll(applyToInbox, what.inbox.before, events, viewer), what.inbox.after)
  } else {
    const { before, after } = what.conversation
    compare('conversation', replayAll(applyToConversation, before, events, viewer), after)
  }
}

/** A snapshot with events replayed onto it; throws at a gap, and stops where the stream ends. */
export function replayAll<State>(
  apply: (state: State, event: Delivered, viewer: Viewer) => Replayed<State>,
  before: State,
  events: readonly Delivered[],
  viewer: Viewer,
): State {
  let state = before
  for (const event of events) {
    const replayed = apply(state, event, viewer)
    if (replayed.outcome === 'gap') {
      throw new Error(
        `Gap on ${event.stream}: expected ${replayed.expected}, found ${replayed.found} (${event.type})`,
      )
    }
    if (replayed.outcome === 'ended') return state
    if (replayed.outcome === 'applied') state = replayed.state
  }
  return state
}

function compare(name: string, replayed: unknown, fresh: unknown): void {
  if (isDeepStrictEqual(replayed, fresh)) return
  const differences = differencesOf(replayed, fresh, name).slice(0, 12)
  throw new Error(`Replay does not equal a fresh snapshot (RT13):\n${differences.join('\n')}`)
}

function differencesOf(replayed: unknown, fresh: unknown, path: string): string[] {
  if (isDeepStrictEqual(replayed, fresh)) return []
  if (isTree(replayed) && isTree(fresh)) {
    const keys = new Set([...Object.keys(replayed), ...Object.keys(fresh)])
    return [...keys].flatMap((key) => differencesOf(replayed[key], fresh[key], `${path}.${key}`))
  }
  return [`  ${path}: replayed ${shown(replayed)}, fresh ${shown(fresh)}`]
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200)
}
