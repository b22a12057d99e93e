/**
 * What the Royal College of Physicians asks for at a NEWS2 total (2017), as data. The total is recorded as a clinician
 * gives it; nothing here computes one.
 */
export function responseTo(total: number): string {
  if (total >= 7) return 'Observe continuously. Emergency review by a registrar or above.'
  if (total >= 5) return 'Observe at least hourly. Urgent review.'
  if (total >= 1)
    return 'Observe every 4 to 6 hours. A registered nurse assesses. Hourly if one parameter scores 3.'
  return 'Observe at least every 12 hours.'
}

export const news2Caution = 'Not for under-16s or in pregnancy.'

/** The total with what is asked for at it; `null` where none was given. */
export function news2Response(total: number | null): { total: number; response: string } | null {
  return total === null ? null : { total, response: responseTo(total) }
}
