import type { RolesSnapshot } from '@baton/client'
import type { Duty, Person, Role } from '@baton/contract'
import { mustBeCovered } from '@baton/domain/duty/required-cover'

/** Whoever holds a role, as a list shows them. */
export interface HolderLine {
  readonly id: string
  readonly name: string
  /** The number to ring during this shift. */
  readonly telephone: string | undefined
}

/** A role in a list: what it is, who holds it now, on what number, and a gap in words. */
export interface RoleRow {
  readonly id: string
  readonly name: string
  /** “Amina Yusuf · 2416” */
  readonly about: string
  readonly gap: { readonly words: string; readonly isBad: boolean } | undefined
  readonly isChosen: boolean
}

export interface RolesState {
  readonly roles: RolesSnapshot
  readonly find: (personId: string) => Person | undefined
  readonly dutyOf: (personId: string) => Duty | undefined
  readonly now: Date
}

/** The roles that answer to any words: of the role, its purpose or its holders. Retired ones are left out. */
export function roleRows(
  state: RolesState,
  search: string,
  chosenId: string | undefined,
): readonly RoleRow[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return state.roles.all
    .filter((role) => role.state === 'active')
    .map((role) => ({ role, holders: holderLines(role, state) }))
    .filter(({ role, holders }) => {
      const text = [role.name, role.purpose, ...holders.map(({ name }) => name)].join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .map(({ role, holders }) => ({
      id: role.id,
      name: role.name,
      about: aboutOf(role, holders, state),
      gap: gapOf(role, state),
      isChosen: role.id === chosenId,
    }))
}

/** Who holds a role now, each with the number to ring. */
export function holderLines(role: Role, { find, dutyOf }: RolesState): readonly HolderLine[] {
  return role.holders.map(({ personId }) => {
    const person = find(personId)
    const telephone = dutyOf(personId)?.telephone ?? person?.contact.telephone ?? undefined
    return { id: personId, name: person?.name ?? 'Name not loaded yet', telephone }
  })
}

/** The number of a role: its own before its holder's. */
export function numberOf(role: Role, holders: readonly HolderLine[]): string | undefined {
  return role.contact.telephone ?? role.contact.bleep ?? holders[0]?.telephone
}

/** A role that nobody holds, and whether somebody should. */
export function gapOf(role: Role, { now }: Pick<RolesState, 'now'>): RoleRow['gap'] {
  if (role.holders.length > 0) return undefined
  const isBad = mustBeCovered(role.cover, now)
  return { words: isBad ? 'Gap' : 'Nobody', isBad }
}

/** Whoever answers for a role that nobody holds: the nearest fallback role with a holder. */
export function standInOf(role: Role, { roles }: Pick<RolesState, 'roles'>): Role | undefined {
  const passed = new Set([role.id])
  let next = role.fallbackRoleId
  while (next !== null && !passed.has(next)) {
    passed.add(next)
    const found = roles.byId.get(next)
    if (found?.state !== 'active') return undefined
    if (found.holders.length > 0) return found
    next = found.fallbackRoleId
  }
  return undefined
}

function aboutOf(role: Role, holders: readonly HolderLine[], state: RolesState): string {
  if (holders.length === 0) {
    const standIn = standInOf(role, state)
    return standIn ? `Nobody now; goes to ${standIn.name}` : 'Nobody now'
  }
  const names = holders.map(({ name }) => name).join(', ')
  return [names, numberOf(role, holders)].filter(Boolean).join(' · ')
}
