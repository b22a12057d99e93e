import type { Urgency } from '@baton/contract'

const longest = 80

const pressingWords: { readonly [Level in Urgency]: string } = {
  routine: 'New',
  soon: 'For this shift:',
  urgent: 'Urgent',
  emergency: 'Emergency',
  crash: 'Crash call:',
}

/**
 * What a notification says, and all it says (QUI11): how much it presses, what it is, and through which role it came.
 * Names of people, of patients, and what anyone wrote have no way in.
 *
 * @example headingOf({ urgency: 'urgent', what: 'message', roleName: 'Medical registrar on call' })
 * // 'Urgent message – Medical registrar on call'
 */
export function headingOf(given: { urgency: Urgency; what: string; roleName: string | null }): string {
  const { urgency, what, roleName } = given
  const start = `${pressingWords[urgency]} ${what}`
  return bareHeading(roleName === null ? start : `${start} – ${roleName}`, urgency)
}

/** The heading if it can be shown on a locked screen, else one that says only how much it presses. */
export function bareHeading(heading: string, urgency: Urgency): string {
  const line = heading.replaceAll(/\s+/g, ' ').trim().slice(0, longest)
  // Ten digits in a row, however they are divided, may be an NHS number.
  const mayIdentify = /(\d[\s.-]*){10}/.test(line)
  return line === '' || mayIdentify ? `${pressingWords[urgency].replace(/:$/, '')} notification` : line
}

/** What a bundle says: how many, and nothing of what. */
export function bundleHeading(count: number): string {
  return `${count} new notifications`
}
