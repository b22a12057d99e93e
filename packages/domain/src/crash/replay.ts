import type { api, CrashCall, crashPersonEvents, Delivered, OutputOf } from '@baton/contract'
import { already, type Effects, isOn, type Replayed, replay, type Viewer } from '../messaging/replay.ts'

/** Everything open that I am told of, as `crash.listOpen` answers. */
export type OpenCalls = OutputOf<typeof api.crash.listOpen>

/** What is open after an event of the viewer's own stream (RT13); other streams change nothing. */
export function applyToOpenCalls(open: OpenCalls, delivered: Delivered, viewer: Viewer): Replayed<OpenCalls> {
  return isOn('person', delivered) ? replay(effects, open, delivered, viewer) : already
}

/** Which of two stands first: a real one, then the newer. */
export function byGravity(a: CrashCall, b: CrashCall): number {
  return Number(a.isTest) - Number(b.isTest) || compare(b.raisedAt, a.raisedAt) || compare(a.id, b.id)
}

const effects: Effects<'person', OpenCalls, keyof typeof crashPersonEvents> = {
  'crash.changed': (open, { call }) => {
    const held = open.calls.find(({ id }) => id === call.id)
    const newer = held && held.version >= call.version ? held : call
    const others = open.calls.filter(({ id }) => id !== call.id)
    return { ...open, calls: (newer.stoodDownAt === null ? [...others, newer] : others).sort(byGravity) }
  },
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
