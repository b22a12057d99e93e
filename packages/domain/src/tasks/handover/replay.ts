import type { api, Delivered, Handover, OutputOf } from '@baton/contract'
import { already, type Effects, isOn, type Replayed, replay, type Viewer } from '../../messaging/replay.ts'

/** The handovers that I am told of, as `tasks.listHandovers` answers without a ward. */
export type MyHandovers = OutputOf<typeof api.tasks.listHandovers>

/** What I am told of after an event of my own stream (RT13, HND11); other streams change nothing. */
export function applyToHandovers(
  mine: MyHandovers,
  delivered: Delivered,
  viewer: Viewer,
): Replayed<MyHandovers> {
  return isOn('person', delivered) ? replay(effects, mine, delivered, viewer) : already
}

/** The newest first. */
export function byPreparation(a: Handover, b: Handover): number {
  return compare(b.preparedAt, a.preparedAt) || compare(b.id, a.id)
}

const effects: Effects<'person', MyHandovers, 'handover.changed'> = {
  'handover.changed': (mine, { handover }) => {
    const held = mine.handovers.find(({ id }) => id === handover.id)
    const newer = held && held.version >= handover.version ? held : handover
    const others = mine.handovers.filter(({ id }) => id !== handover.id)
    const kept = newer.state === 'withdrawn' ? others : [...others, newer]
    return { ...mine, handovers: kept.sort(byPreparation) }
  },
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
