import type { Role } from '@baton/contract'
import { plainRole } from '@baton/testkit/plain-role'
import { v7 as uuidv7 } from 'uuid'
import type { MessagingParts } from './parts.ts'

/** Roles and duty on paper: messaging asks no more of duty than this. */
export interface PaperDuty {
  readonly duty: MessagingParts['duty']
  /** Writes a role down and returns its id; nobody holds it. */
  addRole(name: string, fallbackRoleId?: string): string
  /** From now on these people hold it, and nobody else. */
  hold(roleId: string, ...people: readonly { id: string }[]): void
  change(roleId: string, change: Partial<Role>): void
}

export function paperDuty(): PaperDuty {
  const roles = new Map<string, Role>()
  const nobody = { state: 'off', since: null } as const

  function holdersOf(roleId: string): string[] {
    const role = roles.get(roleId)
    if (role === undefined) return []
    if (role.holders.length > 0) return role.holders.map(({ personId }) => personId)
    return role.fallbackRoleId === null ? [] : holdersOf(role.fallbackRoleId)
  }

  function change(roleId: string, changed: Partial<Role>): void {
    const role = roles.get(roleId)
    if (role !== undefined) roles.set(roleId, { ...role, ...changed })
  }

  return {
    duty: {
      rolesByIds: async (_transaction, ids) => new Map([...roles].filter(([id]) => ids.includes(id))),
      holdersOf: async (_transaction, ids) => new Map(ids.map((id) => [id, holdersOf(id)])),
      dutiesOf: async (_transaction, ids) => new Map(ids.map((id) => [id, nobody])),
      offDutyPeriods: async () => [],
      reachableByVisitors: async () => new Set(),
      coordinatorsOf: async () => [],
      everyoneOnDuty: async () => new Set(),
      reachableAmong: async () => new Map(),
    },
    addRole(name, fallbackRoleId) {
      const id = uuidv7()
      roles.set(id, { ...paperRole, id, name, fallbackRoleId: fallbackRoleId ?? null })
      return id
    },
    hold(roleId, ...people) {
      const since = '2026-03-02T08:00:00.000Z'
      change(roleId, { holders: people.map(({ id }) => ({ personId: id, since })) })
    },
    change,
  }
}

const paperRole: Omit<Role, 'id' | 'name'> = {
  ...plainRole,
  holdersAtMost: 3,
  holders: [],
  state: 'active',
}
