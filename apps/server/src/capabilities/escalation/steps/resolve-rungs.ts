import type { Rung, RungTarget } from '@baton/contract'
import type { Holders } from '@baton/domain/escalation/next-step'
import type { Acting } from '../../../platform/operations/acting.ts'
import type { EscalationParts } from '../parts.ts'

/**
 * Whom each rung from `from` on would call at this moment: whoever holds what now and may be reached (ESC6, ESC12).
 * The organisation's stream must be held still, so that nobody hands a role over between the question and the call.
 */
export async function resolveRungs(
  { transaction, at }: Acting,
  { duty }: Pick<EscalationParts, 'duty'>,
  rungs: readonly Rung[],
  from: number,
): Promise<Holders> {
  const targets = rungs.slice(from).map(({ target }) => target)
  const [roleIds, teamIds] = [idsOf(targets, 'role'), idsOf(targets, 'team')]
  const [holders, teams] = await Promise.all([
    duty.holdersOf(transaction, roleIds),
    teamIds.length === 0 ? nobody : duty.onDutyOfTeams(transaction, teamIds),
  ])
  const called = rungs.map(({ target }, rung) => {
    if (rung < from) return []
    if (target.kind === 'person') return [target.id]
    return (target.kind === 'role' ? holders : teams).get(target.id) ?? []
  })
  const everybody = [...new Set(called.flat())]
  const reachable = everybody.length > 0 ? await duty.callableAmong(transaction, everybody, at) : new Map()
  return called.map((personIds) => personIds.filter((personId) => reachable.has(personId)))
}

const nobody: ReadonlyMap<string, string[]> = new Map()

function idsOf(targets: readonly RungTarget[], kind: RungTarget['kind']): string[] {
  return [...new Set(targets.flatMap((target) => (target.kind === kind ? target.id : [])))]
}
