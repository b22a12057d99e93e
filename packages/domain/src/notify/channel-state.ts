/** So many attempts of an hour must fail before it is the channel that fails. */
const enough = 3

/** How a channel fares, by what it did in the last hour: failing when several failed and the latest did (QUI10). */
export function channelState(tally: {
  readonly failed: number
  readonly lastSentAt: Date | null
  readonly lastFailedAt: Date | null
}): 'well' | 'failing' {
  const { failed, lastSentAt, lastFailedAt } = tally
  if (failed < enough || lastFailedAt === null) return 'well'
  return lastSentAt === null || lastSentAt < lastFailedAt ? 'failing' : 'well'
}
