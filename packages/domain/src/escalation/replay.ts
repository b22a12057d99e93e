import type { api, Delivered, Escalation, escalationPersonEvents, OutputOf } from '@baton/contract'
import { already, type Effects, isOn, type Replayed, replay, type Viewer } from '../messaging/replay.ts'

/** Everything open that concerns me, as `escalation.listOpen` answers. */
export type OpenEscalations = OutputOf<typeof api.escalation.listOpen>

/** What is open after an event of the viewer's own stream (RT13); other streams change nothing. */
export function applyToOpenEscalations(
  open: OpenEscalations,
  delivered: Delivered,
  viewer: Viewer,
): Replayed<OpenEscalations> {
  return isOn('person', delivered) ? replay(effects, open, delivered, viewer) : already
}

/** Whether it still stands: it ends `done` or `cancelled`, and in no other way. */
export function isOpenEscalation({ state }: Pick<Escalation, 'state'>): boolean {
  return state !== 'done' && state !== 'cancelled'
}

/** Of two states of one escalation the newer one, whichever way each came. */
export function newerOf(held: Escalation | undefined, come: Escalation): Escalation {
  return held && held.version >= come.version ? held : come
}

/**
 * Which of two stands first in `escalation.listOpen`: what nobody has accepted, the more urgent, what no ladder helps
 * any more, the older.
 */
export function byPressing(a: Escalation, b: Escalation): number {
  return (
    Number(a.state === 'accepted') - Number(b.state === 'accepted') ||
    weight[b.urgency] - weight[a.urgency] ||
    Number(b.state === 'exhausted') - Number(a.state === 'exhausted') ||
    compare(a.raisedAt, b.raisedAt) ||
    compare(a.id, b.id)
  )
}

const weight: Record<Escalation['urgency'], number> = { urgent: 1, emergency: 2, crash: 3 }

const effects: Effects<'person', OpenEscalations, keyof typeof escalationPersonEvents> = {
  'escalation.changed': (open, { escalation }) => {
    const held = open.escalations.find(({ id }) => id === escalation.id)
    const newer = newerOf(held, escalation)
    const others = open.escalations.filter(({ id }) => id !== escalation.id)
    return { ...open, escalations: (isOpenEscalation(newer) ? [...others, newer] : others).sort(byPressing) }
  },
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
