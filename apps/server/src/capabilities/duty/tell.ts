import type { Duty, Override, Role, RoleOffer } from '@baton/contract'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Change } from '../../platform/operations/change.ts'
import type { Act } from '../../platform/streams/stream-writer.ts'
import type { Vault } from '../../platform/vault/index.ts'
import { readOpenDuties } from './duty-of.ts'
import { readRoles } from './store/roles.ts'

/** Tells everyone of roles as they are now; the organisation's stream is locked by the caller. */
export async function tellRoles(acting: Acting, roleIds: readonly string[]): Promise<Map<string, Role>> {
  const wanted = [...new Set(roleIds)].sort()
  const roles = await readRoles(acting.transaction, wanted)
  const byId = new Map(roles.map((role) => [role.id, role]))
  for (const id of wanted) {
    const role = byId.get(id)
    if (role === undefined) continue
    acting.streams.append(
      organisationOf(acting),
      { type: 'role.changed', data: { role }, stored: { roleId: id } },
      actOf(acting),
    )
  }
  return byId
}

/** Tells everyone of duties as they are now; the organisation's stream is locked by the caller. */
export async function tellDuties(
  acting: Acting,
  vault: Vault,
  personIds: readonly string[],
): Promise<Duty[]> {
  const { transaction, organisationId, streams } = acting
  const duties = await readOpenDuties(transaction, vault, organisationId, personIds)
  for (const duty of duties) {
    const event = { type: 'duty.changed' as const, data: { duty }, stored: { personId: duty.personId } }
    streams.append(organisationOf(acting), event, actOf(acting))
  }
  return duties
}

/** Tells everyone of one person's duty as it is now. */
export async function tellDuty(acting: Acting, vault: Vault, personId: string): Promise<Duty> {
  const [duty] = await tellDuties(acting, vault, [personId])
  if (duty === undefined) throw new Error('everyone has a duty')
  return duty
}

/** Tells both sides of offers as they are now; their streams are locked by the caller. */
export function tellOffers(acting: Acting, offers: readonly RoleOffer[]): void {
  for (const offer of offers) {
    for (const id of [offer.fromPersonId, offer.toPersonId]) {
      acting.streams.append(
        { kind: 'person', id },
        { type: 'role.offered', data: { offer }, stored: { offerId: offer.id } },
        actOf(acting),
      )
    }
  }
}

/** Tells the people named in an override, and who declared it, of it as it is now; their streams are locked by the caller. */
export function tellOverride(acting: Acting, override: Override): void {
  for (const id of new Set([...override.personIds, override.declaredBy])) {
    acting.streams.append(
      { kind: 'person', id },
      { type: 'override.changed', data: { override }, stored: { overrideId: override.id } },
      actOf(acting),
    )
  }
}

/** Tells everyone that the rota between two moments is another. */
export function tellRota(acting: Acting, { from, until }: { from: Date; until: Date }): void {
  const data = { from: from.toISOString(), until: until.toISOString() }
  acting.streams.append(organisationOf(acting), { type: 'rota.changed', data }, actOf(acting))
}

/** Writes in the organisation's chain what a command did, and to what. */
export function auditDuty(change: Change, subjects: readonly { kind: string; id: string }[]): void {
  change.audit({ kind: 'organisation', id: change.viewer.organisationId }, { subjects })
}

/** Writes in the organisation's chain what the system did by itself. */
export function auditSystem(
  { streams, organisationId, at }: Acting,
  action: string,
  subjects: readonly { kind: string; id: string }[],
): void {
  streams.audit({
    at,
    organisationId,
    streamId: organisationId,
    actor: 'system:duty',
    action,
    subjects,
    commandId: null,
    commitment: null,
  })
}

export function organisationOf({ organisationId }: Acting): { kind: 'organisation'; id: string } {
  return { kind: 'organisation', id: organisationId }
}

export function actOf({ organisationId, personId, at }: Acting): Act {
  return { organisationId, personId, at }
}
