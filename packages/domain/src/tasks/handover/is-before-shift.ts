/** No shift is longer (confirm). */
const longestShiftMs = 12 * 60 * 60_000

/** Whether what was written then is older than the shift that hands over at that moment (HND15). */
export function isBeforeShift(notedAt: string, at: Date): boolean {
  return at.getTime() - Date.parse(notedAt) > longestShiftMs
}
