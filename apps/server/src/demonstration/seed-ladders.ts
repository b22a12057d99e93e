import { api } from '@baton/contract'
import type { Actor, Errands } from './errand.ts'
import { ladders } from './hospital/ladders.ts'

/** Says who is called when nobody accepts in time. */
export async function seedLadders(errands: Errands, administrator: Actor, at: Date): Promise<void> {
  const { roles } = await errands.run(api.duty.listRoles, {}, administrator, at)
  const roleIds = new Map(roles.map(({ id, name }) => [name, id]))
  for (const { name, of, rungs } of ladders) {
    const ladder = {
      name,
      roleId: of === null ? null : idOf(roleIds, of),
      rungs: rungs.map(([role, minutes]) => ({
        target: { kind: 'role' as const, id: idOf(roleIds, role) },
        waitMs: minutes * 60_000,
      })),
    }
    await errands.run(api.escalation.saveLadder, ladder, administrator, at)
  }
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demonstration has no ${name}`)
  return id
}
