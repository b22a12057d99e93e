import { type Refusal, refusals } from '@baton/contract'

/** What comes of asking: a value, or a refusal that says why and what to do next. Never an exception. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

/** The server could not be reached, or did not answer in time: whether it did what was asked is not known. */
export const unreachable: { ok: false; refusal: Refusal } = {
  ok: false,
  refusal: {
    code: 'unavailable',
    title: 'Baton cannot be reached.',
    next: 'What you wrote is kept and sent when Baton is back. If it is urgent, telephone.',
  },
}

/** What is not open to visitors, as the server says it of whatever is not there or not theirs to see. */
export const notHere: { ok: false; refusal: Refusal } = {
  ok: false,
  refusal: { code: 'not-found', ...refusals['not-found'] },
}

/** The answer cannot be understood: this application and the server are of different versions. */
export const misunderstood: { ok: false; refusal: Refusal } = {
  ok: false,
  refusal: {
    code: 'internal-error',
    title: 'This page and the server do not understand each other.',
    next: 'Reload the page. If it happens again, tell your administrator.',
  },
}

/** Whether trying the very same again later may work, without a person doing anything. */
export function passes(refusal: Refusal): boolean {
  return refusal.code === 'unavailable' || refusal.code === 'too-many-attempts'
}
