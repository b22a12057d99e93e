import type { api, broadcastPersonEvents, Delivered, OutputOf } from '@baton/contract'
import { already, type Effects, isOn, type Replayed, replay, type Viewer } from './replay.ts'

/** The broadcasts that are for me or by me, as `messaging.listBroadcasts` answers. */
export type Broadcasts = OutputOf<typeof api.messaging.listBroadcasts>

/** The broadcasts after an event of the viewer's own stream (RT13). What is too old to be listed leaves with the clock. */
export function applyToBroadcasts(
  broadcasts: Broadcasts,
  delivered: Delivered,
  viewer: Viewer,
): Replayed<Broadcasts> {
  return isOn('person', delivered) ? replay(effects, broadcasts, delivered, viewer) : already
}

/** The order of a list of broadcasts: the newest first. */
export function byNewestSent(a: Sent, b: Sent): number {
  if (a.sentAt !== b.sentAt) return a.sentAt > b.sentAt ? -1 : 1
  return a.id > b.id ? -1 : 1
}

interface Sent {
  readonly id: string
  readonly sentAt: string
}

const effects: Effects<'person', Broadcasts, keyof typeof broadcastPersonEvents> = {
  'broadcast.received': (state, { broadcast }) => ({
    ...state,
    received: withOne(state.received, broadcast),
  }),
  'broadcast.sent': (state, { broadcast }) => ({ ...state, sent: withOne(state.sent, broadcast) }),
}

function withOne<One extends Sent>(list: readonly One[], one: One): One[] {
  return [...list.filter(({ id }) => id !== one.id), one].sort(byNewestSent)
}
