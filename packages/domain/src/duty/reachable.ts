/** Why someone may be reached: they are on duty, or a major-incident override names them. */
export type Reachable = { readonly by: 'duty' } | { readonly by: 'override'; readonly overrideId: string }

/** An override as it was declared, and when it was ended before its time. */
export interface DeclaredOverride {
  readonly id: string
  readonly from: Date
  readonly until: Date
  readonly endedAt: Date | null
}

/** Whether an override lets anyone be reached at a moment; it ends by itself (DUT18). */
export function isInForce({ from, until, endedAt }: DeclaredOverride, at: Date): boolean {
  return from <= at && at < until && (endedAt === null || at < endedAt)
}

/** Whether, and why, someone may be reached at a moment; `null` when they may not (DUT17). */
export function reachable(
  onDuty: boolean,
  overrides: readonly DeclaredOverride[],
  at: Date,
): Reachable | null {
  if (onDuty) return { by: 'duty' }
  const found = overrides.find((override) => isInForce(override, at))
  return found === undefined ? null : { by: 'override', overrideId: found.id }
}
