import type { Channel } from '@baton/contract'
import type { Contact, NotifyParts } from './parts.ts'

/** The channels that exist here and on which this person can be reached at all. */
export function meansOf(
  { push, mail, gateway }: Pick<NotifyParts, 'push' | 'mail' | 'gateway'>,
  person: { contact: Contact | undefined; telephone: string | null; devices: number },
): Channel[] {
  const { contact, telephone, devices } = person
  const means: Channel[] = ['in-app']
  if (push !== null && devices > 0) means.push('web-push')
  if (mail !== null && contact !== undefined) means.push('email')
  const number = telephone ?? contact?.telephone ?? contact?.bleep ?? null
  if (gateway !== null && number !== null) means.push('gateway')
  return means
}
