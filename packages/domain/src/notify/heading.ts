import type { Urgency } from '@baton/contract'

const longest = 80

const bare: { readonly [Level in Urgency]: string } = {
  routine: 'New notification',
  soon: 'New notification',
  urgent: 'Urgent notification',
  emergency: 'Emergency notification',
  crash: 'Crash call',
}

/** The heading if it can be shown on a locked screen, else one that says only how much it presses. */
export function bareHeading(heading: string, urgency: Urgency): string {
  const line = heading.replaceAll(/\s+/g, ' ').trim().slice(0, longest)
  // Ten digits in a row, however they are divided, may be an NHS number.
  const mayIdentify = /(\d[\s.-]*){10}/.test(line)
  return line === '' || mayIdentify ? bare[urgency] : line
}

/** What a bundle says: how many, and nothing of what. */
export function bundleHeading(count: number): string {
  return `${count} new notifications`
}
