import type { api, Me, OutputOf } from '@baton/contract'
import { fullName } from '../../platform/full-name.ts'

type Opened = OutputOf<typeof api.identity.openPerson>

export interface ProfileSnapshot {
  readonly id: string
  readonly name: string
  /** “Specialty registrar, Respiratory medicine” */
  readonly description: string
  readonly tags: readonly { readonly words: string; readonly tone: 'info' | 'warn' }[]
  /** What is not known is absent. `href` where the device can do something with it. */
  readonly details: readonly { readonly term: string; readonly text: string; readonly href?: string }[]
  readonly teams: readonly { readonly id: string; readonly name: string; readonly memberCount: number }[]
  readonly canBeWrittenTo: boolean
  readonly canBeManaged: boolean
}

/** A person's card, as this viewer may see it. */
export function profileSnapshot({ person, where, teams }: Opened, me: Me): ProfileSnapshot {
  const isMe = person.id === me.person.id
  const isSuspended = person.state === 'suspended'
  return {
    id: person.id,
    name: fullName(person),
    description: [person.grade ?? person.profession, person.specialty].filter(Boolean).join(', '),
    tags: [
      ...(isMe ? [{ words: 'You', tone: 'info' as const }] : []),
      // Nobody writes to a visitor by themselves: they turn to a role of ours, and are answered there (AFF8).
      ...(person.visitorFrom ? [{ words: 'Visitor', tone: 'info' as const }] : []),
      ...(person.administrator ? [{ words: 'Administrator', tone: 'info' as const }] : []),
      ...(isSuspended
        ? [{ words: 'Suspended: cannot sign in or be written to', tone: 'warn' as const }]
        : []),
    ],
    details: [
      { term: 'Profession', text: person.profession },
      ...(person.grade && person.grade !== person.profession ? [{ term: 'Grade', text: person.grade }] : []),
      ...(person.specialty ? [{ term: 'Specialty', text: person.specialty }] : []),
      ...(where ? [{ term: 'Works in', text: where }] : []),
      ...(person.contact.telephone ? [telephone(person.contact.telephone)] : []),
      ...(person.contact.bleep ? [{ term: 'Bleep', text: person.contact.bleep }] : []),
      ...(person.visitorFrom
        ? [{ term: 'Organisation', text: person.visitorFrom.name }]
        : [email(person.email)]),
    ],
    teams: teams.map(({ id, name, memberCount }) => ({ id, name, memberCount })),
    canBeWrittenTo: !isMe && !isSuspended && !person.visitorFrom,
    canBeManaged: me.administrator,
  }
}

function email(address: string) {
  return { term: 'E-mail', text: address, href: `mailto:${address}` }
}

function telephone(number: string) {
  return { term: 'Telephone', text: number, href: `tel:${number.replaceAll(/[^\d+#*]/g, '')}` }
}
