import type { Duty, Person, Role } from '@baton/contract'
import type { MyDuty } from '@baton/domain'

/** Thursday 26 November 2026, a quarter to two: winter, so that London and UTC agree. */
export const now = new Date('2026-11-26T13:45:00.000Z')

export const amina = '01980000-0000-7000-9000-00000000000a'
export const daniel = '01980000-0000-7000-9000-00000000000b'
export const ffion = '01980000-0000-7000-9000-00000000000c'

const names: Readonly<Record<string, string>> = {
  [amina]: 'Amina Yusuf',
  [daniel]: 'Daniel Okafor',
  [ffion]: 'Ffion Rees',
}

export function find(personId: string): Person | undefined {
  const name = names[personId]
  if (!name) return undefined
  return {
    id: personId,
    name,
    profession: 'Doctor',
    grade: null,
    specialty: null,
    email: 'someone@example.org',
    contact: { telephone: null, bleep: null },
    siteId: null,
    placeId: null,
    state: 'active',
    administrator: false,
  }
}

export function dutyOf(personId: string, changes: Partial<Duty> = {}): Duty {
  return {
    personId,
    state: 'on',
    from: 'site',
    since: '2026-11-26T08:00:00.000Z',
    until: '2026-11-26T17:00:00.000Z',
    placeId: null,
    telephone: null,
    focus: null,
    coverRoleId: null,
    ...changes,
  }
}

export function roleOf(name: string, changes: Partial<Role> = {}): Role {
  return {
    id: `01980000-0000-7000-c000-${name.length.toString(16).padStart(12, '0')}`,
    name,
    purpose: null,
    siteId: null,
    placeId: null,
    teamId: null,
    contact: { telephone: null, bleep: null },
    cover: { kind: 'none' },
    holdersAtMost: 1,
    fallbackRoleId: null,
    coordinates: false,
    holders: [],
    state: 'active',
    ...changes,
  }
}

export function heldBy(...personIds: string[]): Role['holders'] {
  return personIds.map((personId) => ({ personId, since: '2026-11-26T08:00:00.000Z' }))
}

export function mineOf(duty: Duty, changes: Partial<MyDuty> = {}): MyDuty {
  return {
    duty,
    holding: [],
    offers: [],
    overrides: [],
    proposals: [],
    suggestedRoleIds: [],
    graceMinutes: 15,
    position: 1,
    ...changes,
  }
}
