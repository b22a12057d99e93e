import type { HandoverEntry } from '@baton/contract'

/** Why a patient is not taken over, by patient; `''` while the reason is still to be written. */
export type Rejections = Readonly<Record<string, string>>

/** From the text that a draft keeps. */
export function rejectionsIn(kept: string): Rejections {
  try {
    const found: unknown = JSON.parse(kept)
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(
      Object.entries(found).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
  } catch {
    return {}
  }
}

/** What is asked of the server: those who are still in it, with a reason. */
export function rejectedOf(entries: readonly HandoverEntry[], rejections: Rejections) {
  return entries.flatMap(({ patientId }) => {
    const reason = rejections[patientId]?.trim()
    return reason ? [{ patientId, reason }] : []
  })
}

/** Whether somebody is rejected without a reason. */
export function lacksReason(entries: readonly HandoverEntry[], rejections: Rejections): boolean {
  return entries.some(
    ({ patientId }) => rejections[patientId] !== undefined && rejections[patientId].trim() === '',
  )
}

/** “Accept all 8 patients”, “Accept the rest: 7 of 8 patients” */
export function acceptWords(count: number, rejected: number): string {
  if (count === 0) return 'Accept'
  const patients = count === 1 ? '1 patient' : `${count} patients`
  if (rejected === 0) return count === 1 ? `Accept ${patients}` : `Accept all ${patients}`
  return `Accept the rest: ${count - rejected} of ${patients}`
}
