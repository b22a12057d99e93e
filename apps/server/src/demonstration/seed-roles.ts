import { api } from '@baton/contract'
import type { Errands } from './errand.ts'
import type { DemonstrationRole } from './hospital/roles.ts'
import { actorOf, placeOf, type SeededHospital } from './seed-hospital.ts'

/** Adds the roles of an organisation. Returns their ids by name. */
export async function addRoles(
  errands: Errands,
  hospital: SeededHospital,
  roles: readonly DemonstrationRole[],
  at: Date,
): Promise<Map<string, string>> {
  const roleIds = new Map<string, string>()
  for (const { name, purpose, where, team, bleep, cover, fallback, coordinates } of roles) {
    const { role } = await errands.run(
      api.duty.addRole,
      {
        name,
        purpose,
        ...placeOf(hospital.places, where),
        teamId: team === null ? null : idOf(hospital.teams, team),
        contact: { telephone: null, bleep },
        cover,
        holdersAtMost: 1,
        fallbackRoleId: fallback === null ? null : idOf(roleIds, fallback),
        coordinates: coordinates ?? false,
      },
      hospital.administrator,
      at,
    )
    roleIds.set(name, role.id)
  }
  return roleIds
}

interface AtWork {
  readonly roles: readonly DemonstrationRole[]
  readonly roleIds: ReadonlyMap<string, string>
  /** Without a role. */
  readonly onDuty: readonly string[]
  readonly fromHome: readonly string[]
}

/** Lets whoever holds a role, and everyone else who is at work, sign on as their shift began. */
export async function signOnAll(
  errands: Errands,
  hospital: SeededHospital,
  { roles, roleIds, onDuty, fromHome }: AtWork,
  { from, until }: { from: Date; until: Date },
): Promise<void> {
  const holders = roles.flatMap(({ name, holder }) => (holder === null ? [] : [{ name: holder, role: name }]))
  const others = [...onDuty, ...fromHome].map((name) => ({ name, role: null }))
  for (const { name, role } of [...holders, ...others]) {
    const input = {
      from: fromHome.includes(name) ? ('home' as const) : ('site' as const),
      roleIds: role === null ? [] : [idOf(roleIds, role)],
      placeId: fromHome.includes(name) ? null : (hospital.workplaces.get(name)?.placeId ?? null),
      telephone: null,
      until: until.toISOString(),
    }
    await errands.run(api.duty.signOn, input, actorOf(hospital.people, name), from)
  }
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demonstration has no ${name}`)
  return id
}
