import type { api, BrokenGlass, OutputOf } from '@baton/contract'

export type Glass = OutputOf<typeof api.patients.listBrokenGlass>['glass'][number]

interface GlassSnapshot<One> {
  readonly all: number
  readonly waiting: readonly One[]
  /** “3 wait for review”; all of them are counted, also those of earlier pages. */
  readonly waitingWords: string
  readonly reviewed: readonly One[]
  /** Before when to ask for more; absent when there are no more. */
  readonly earlierThan: string | undefined
}

/** As many as the server gives at once. */
const page = 50

/** Reasons that wait for review, and those that were reviewed. */
export function glassSnapshot<One extends Pick<BrokenGlass, 'id' | 'at' | 'reviewedAt'>>(
  glass: readonly One[],
  count: number,
): GlassSnapshot<One> {
  const once = [...new Map(glass.map((one) => [one.id, one])).values()]
  const waiting = once.filter(({ reviewedAt }) => reviewedAt === null)
  const oldest = once.map(({ at }) => at).sort()[0]
  return {
    all: once.length,
    waiting,
    waitingWords: count === 1 ? '1 waits for review' : `${count} wait for review`,
    reviewed: once.filter(({ reviewedAt }) => reviewedAt !== null),
    earlierThan: glass.length > 0 && glass.length % page === 0 ? oldest : undefined,
  }
}

export const verdictLooks = {
  proper: { word: 'A proper reason', tone: 'good' },
  improper: { word: 'Not a proper reason', tone: 'bad' },
} as const
