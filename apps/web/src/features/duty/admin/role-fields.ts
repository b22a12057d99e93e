import type { api, InputOf, Role } from '@baton/contract'

/** What is filled in about a role, as the fields of the form hold it. */
export type RoleFields = {
  readonly name: string
  readonly purpose: string
  readonly siteId: string
  readonly placeId: string
  readonly teamId: string
  readonly telephone: string
  readonly bleep: string
  readonly cover: 'always' | 'hours' | 'none'
  /** Weekdays as one string of digits, 1 for Monday: a draft keeps text only. */
  readonly days: string
  readonly from: string
  readonly until: string
  readonly holdersAtMost: string
  readonly fallbackRoleId: string
  readonly coordinates: string
}

export const emptyRole: RoleFields = {
  name: '',
  purpose: '',
  siteId: '',
  placeId: '',
  teamId: '',
  telephone: '',
  bleep: '',
  cover: 'always',
  days: '12345',
  from: '08:00',
  until: '18:00',
  holdersAtMost: '1',
  fallbackRoleId: '',
  coordinates: '',
}

export function fieldsOfRole(role: Role): RoleFields {
  const { cover } = role
  const hours = cover.kind === 'hours' ? cover : undefined
  return {
    name: role.name,
    purpose: role.purpose ?? '',
    siteId: role.siteId ?? '',
    placeId: role.placeId ?? '',
    teamId: role.teamId ?? '',
    telephone: role.contact.telephone ?? '',
    bleep: role.contact.bleep ?? '',
    cover: cover.kind,
    days: hours ? hours.days.join('') : emptyRole.days,
    from: hours?.from ?? emptyRole.from,
    until: hours?.until ?? emptyRole.until,
    holdersAtMost: String(role.holdersAtMost),
    fallbackRoleId: role.fallbackRoleId ?? '',
    coordinates: role.coordinates ? 'yes' : '',
  }
}

/** The role that a filled form describes. */
export function roleFrom(fields: RoleFields): InputOf<typeof api.duty.addRole> {
  return {
    name: fields.name,
    purpose: fields.purpose.trim() || null,
    siteId: fields.siteId || null,
    placeId: fields.placeId || null,
    teamId: fields.teamId || null,
    contact: { telephone: fields.telephone.trim() || null, bleep: fields.bleep.trim() || null },
    cover:
      fields.cover === 'hours'
        ? { kind: 'hours', days: [...fields.days].map(Number), from: fields.from, until: fields.until }
        : { kind: fields.cover },
    holdersAtMost: Number(fields.holdersAtMost) || 1,
    fallbackRoleId: fields.fallbackRoleId || null,
    coordinates: fields.coordinates === 'yes',
  }
}

/** Adds or takes out a weekday, kept in their order. */
export function withDay(days: string, day: number, isChosen: boolean): string {
  const others = [...days].filter((digit) => digit !== String(day))
  return (isChosen ? [...others, String(day)] : others).sort().join('')
}
