import type { Delivered, EventData, EventType, StreamKind } from '@baton/contract'

/** Who replays: what an event means depends on whether it is about them. */
export interface Viewer {
  readonly personId: string
}

/**
 * What came of an event (RT8). `applied` carries the next state; `already` was at or below the position, or is about
 * something not held; `gap` is beyond the next position: fetch a snapshot; `ended`: the stream is no longer theirs.
 */
export type Replayed<State> =
  | { readonly outcome: 'applied'; readonly state: State }
  | { readonly outcome: 'already' }
  | { readonly outcome: 'gap'; readonly expected: number; readonly found: number }
  | { readonly outcome: 'ended' }

/**
 * How each type of event changes a state; `null` ends it. Of the types that a capability names as its own, one without
 * a line does not compile, so none can be forgotten; other capabilities' events on the same stream change nothing.
 */
export type Effects<Kind extends StreamKind, State, Own extends EventType<Kind> = EventType<Kind>> = {
  readonly [Type in Own]: (state: State, data: EventData<Kind, Type>, viewer: Viewer) => State | null
}

export const already = { outcome: 'already' } as const
export const ended = { outcome: 'ended' } as const

/** What an event at `seq` is to someone who holds everything up to `position`. */
export function placeOf(seq: number, position: number): 'next' | 'already' | 'gap' {
  if (seq <= position) return 'already'
  return seq === position + 1 ? 'next' : 'gap'
}

/** The state after an event, or `null` when the event ends it. The caller has checked the position. */
export function effectOf<Kind extends StreamKind, State, Own extends EventType<Kind>>(
  effects: Effects<Kind, State, Own>,
  state: State,
  delivered: Delivered<Kind>,
  viewer: Viewer,
): State | null {
  // `type` and `data` belong together in every Delivered, which TypeScript cannot follow through a table.
  const effect = effects[delivered.type as Own] as
    | ((state: State, data: unknown, viewer: Viewer) => State | null)
    | undefined
  return effect === undefined ? state : effect(state, delivered.data, viewer)
}

/** Applies an event to a state that keeps its position, checking density. */
export function replay<
  Kind extends StreamKind,
  State extends { readonly position: number },
  Own extends EventType<Kind>,
>(
  effects: Effects<Kind, State, Own>,
  state: State,
  delivered: Delivered<Kind>,
  viewer: Viewer,
): Replayed<State> {
  const place = placeOf(delivered.seq, state.position)
  if (place === 'already') return already
  if (place === 'gap') return { outcome: 'gap', expected: state.position + 1, found: delivered.seq }
  const next = effectOf(effects, state, delivered, viewer)
  return next === null ? ended : { outcome: 'applied', state: { ...next, position: delivered.seq } }
}

/** Whether an event is of that kind of stream. */
export function isOn<Kind extends StreamKind>(
  kind: Kind,
  delivered: Delivered,
): delivered is Delivered<Kind> {
  return delivered.stream.startsWith(`${kind}:`)
}

/** The id in a stream's name. */
export function idOf(stream: string): string {
  return stream.slice(stream.indexOf(':') + 1)
}
