import type { RequiredCover } from '@baton/contract'
import { requiredStretches, type Stretch } from './required-cover.ts'

/** Minutes after the end of a shift before its person is asked whether they are still on duty (clinical.md §3). */
export const graceMinutes = 15
/** How long before its beginning a shift is proposed. */
const proposedBeforeMs = 2 * 60 * 60_000

/** A shift as the rules of the rota look at it. */
export interface OnRota extends Stretch {
  readonly personId: string
  readonly roleId: string | null
}

/** Time away, of one person. */
export interface Away extends Stretch {
  readonly personId: string
}

/** Whether two stretches have a moment in common. */
export function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.until && other.from < one.until
}

/** Whether someone is to be away at some time of a stretch (DUT15). */
export function isAwayDuring(personId: string, during: Stretch, absences: readonly Away[]): boolean {
  return absences.some((absence) => absence.personId === personId && overlap(absence, during))
}

/** The shifts to propose now, the nearest first: under way or about to begin, and not while their person is away (DUT13). */
export function proposalsOf<Shift extends OnRota>(
  shifts: readonly Shift[],
  absences: readonly Away[],
  at: Date,
): Shift[] {
  const soon = { from: at, until: new Date(at.getTime() + proposedBeforeMs) }
  return shifts
    .filter((shift) => overlap(shift, soon) && !isAwayDuring(shift.personId, shift, absences))
    .sort(
      (one, other) => distance(one, at) - distance(other, at) || one.from.getTime() - other.from.getTime(),
    )
}

function distance(shift: Stretch, at: Date): number {
  return Math.abs(shift.from.getTime() - at.getTime())
}

/** When someone's next shift begins, or the one that is under way began; `null` when the rota knows none (DUT16). */
export function nextShiftOf(shifts: readonly OnRota[], absences: readonly Away[], at: Date): Date | null {
  const coming = shifts.filter((shift) => shift.until > at && !isAwayDuring(shift.personId, shift, absences))
  return coming.reduce<Date | null>(
    (first, { from }) => (first === null || from < first ? from : first),
    null,
  )
}

/** The required cover of a role that nobody is on the rota for, in order of time (DUT14). */
export function gapsOf(
  role: { readonly id: string; readonly cover: RequiredCover },
  shifts: readonly OnRota[],
  absences: readonly Away[],
  within: Stretch,
): Stretch[] {
  const covered = shifts
    .filter(({ roleId }) => roleId === role.id)
    .flatMap((shift) =>
      without(
        shift,
        absences.filter(({ personId }) => personId === shift.personId),
      ),
    )
  return requiredStretches(role.cover, within).flatMap((stretch) => without(stretch, covered))
}

/** What is left of a stretch when others are taken from it. */
function without(stretch: Stretch, others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let { from } = stretch
  for (const other of others.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (other.from >= stretch.until) break
    if (other.from > from) left.push({ from, until: other.from })
    if (other.until > from) from = other.until
  }
  if (from < stretch.until) left.push({ from, until: stretch.until })
  return left
}
