import type { Limits } from './refuse-early.ts'
import type { UploadsDeps } from './uploads-deps.ts'

/** Longest wait, in ms, for what may be added: after that the server decides when the file is announced. */
const patience = 2_000
/** How long what may be added is taken for true, in ms. */
const freshness = 60_000

/** What may be added, as far as it is known; `undefined` while nobody can say. */
export function createKnownLimits({ clock, fetchLimits }: Pick<UploadsDeps, 'clock' | 'fetchLimits'>) {
  let known: { readonly limits: Limits; readonly at: number } | undefined
  return {
    async now(): Promise<Limits | undefined> {
      const at = clock.now().getTime()
      if (known && at - known.at < freshness) return known.limits
      const late = new Promise<undefined>((resolve) => clock.setTimer(patience, () => resolve(undefined)))
      const answer = await Promise.race([fetchLimits(), late])
      if (answer?.ok) known = { limits: answer.value, at }
      return known?.limits
    },
    forget() {
      known = undefined
    },
  }
}
