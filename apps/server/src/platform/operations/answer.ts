import { type Refusal, type RefusalCode, refusals } from '@baton/contract'

/** What an operation ends in: a value, or a refusal. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal }

/** Done, with this value. */
export function answer<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** Refused, with what to do next. `details` names parts of the input and never repeats them. */
export function refuse(code: RefusalCode, details?: Refusal['details']): { ok: false; refusal: Refusal } {
  const { title, next } = refusals[code]
  return { ok: false, refusal: { code, title, next, ...(details ? { details } : {}) } }
}
