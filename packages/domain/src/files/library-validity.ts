import type { LibraryDocument } from '@baton/contract'
import { wallTimeAt } from '../duty/zoned-time.ts'

/**
 * Whether a document may be relied upon today (FIL70). `days` is how far its day lies ahead, or how long it is past.
 * What has expired is not also due for review.
 */
export type Validity =
  | { readonly state: 'expired'; readonly on: string; readonly days: number }
  | { readonly state: 'review-due'; readonly on: string; readonly days: number }
  | { readonly state: 'expires' | 'review'; readonly on: string; readonly days: number }
  | { readonly state: 'undated' }

/** @param today the day of the calendar where the hospital is: 2026-03-02 */
export function validityOf(
  { reviewOn, expiresOn }: Pick<LibraryDocument, 'reviewOn' | 'expiresOn'>,
  today: string,
): Validity {
  if (expiresOn !== null && expiresOn <= today)
    return { state: 'expired', on: expiresOn, days: daysBetween(expiresOn, today) }
  if (reviewOn !== null && reviewOn <= today)
    return { state: 'review-due', on: reviewOn, days: daysBetween(reviewOn, today) }
  const ahead = [
    ...(expiresOn === null ? [] : [{ state: 'expires' as const, on: expiresOn }]),
    ...(reviewOn === null ? [] : [{ state: 'review' as const, on: reviewOn }]),
  ].sort((a, b) => daysBetween(b.on, a.on))
  const [next] = ahead
  return next === undefined ? { state: 'undated' } : { ...next, days: daysBetween(today, next.on) }
}

/** The day of the calendar where the hospital is. */
export function dayAt(at: Date): string {
  const { year, month, day } = wallTimeAt(at)
  return [year, month, day].map((figure) => String(figure).padStart(2, '0')).join('-')
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
