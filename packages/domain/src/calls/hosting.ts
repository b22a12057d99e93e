/** Somebody who is in a meeting. */
export interface Inside {
  readonly personId: string | null
  /** Since when they are in it. */
  readonly since: Date
}

/**
 * Who becomes a host because the last one has gone: the colleague who has been there longest; `null` when nobody needs
 * to, or nobody can (CAL16). A guest never is.
 */
export function nextHost(inside: readonly Inside[], hostIds: readonly string[]): string | null {
  if (inside.some(({ personId }) => personId !== null && hostIds.includes(personId))) return null
  const [longest] = inside
    .filter(({ personId }) => personId !== null)
    .toSorted(
      (a, b) => a.since.getTime() - b.since.getTime() || ((a.personId ?? '') < (b.personId ?? '') ? -1 : 1),
    )
  return longest?.personId ?? null
}
