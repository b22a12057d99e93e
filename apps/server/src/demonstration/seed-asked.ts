import { api } from '@baton/contract'
import type { Actor, Errands } from './errand.ts'
import { asked, paged } from './hospital/asked.ts'
import { roles } from './hospital/roles.ts'
import { actorOf, type SeededHospital } from './seed-hospital.ts'

const minuteMs = 60_000

/** Lets a nurse turn to two roles: with something for this shift, and with something urgent that was done. */
export async function seedAsked(errands: Errands, hospital: SeededHospital, now: Date): Promise<void> {
  const nurse = actorOf(hospital.people, asked.by)
  const known = await errands.run(api.duty.listRoles, {}, nurse, now)
  const roleIds = new Map(known.roles.map(({ id, name }) => [name, id]))
  await ask(errands, hospital, nurse, { roleId: roleIds.get(asked.role) ?? '', now })
  await page(errands, hospital, nurse, { roleId: roleIds.get(paged.role) ?? '', now })
}

interface Turned {
  readonly roleId: string
  readonly now: Date
}

async function ask(
  errands: Errands,
  hospital: SeededHospital,
  nurse: Actor,
  { roleId, now }: Turned,
): Promise<void> {
  const at = (minute: number) => new Date(now.getTime() - (asked.minutesAgo - minute) * minuteMs)
  const holder = holderOf(hospital, asked.role)
  const { conversationId } = await errands.run(api.messaging.startWithRole, { roleId }, nurse, at(0))
  const question = { conversationId, body: asked.question, urgency: 'soon' as const }
  await errands.run(api.messaging.sendMessage, question, nurse, at(0))
  await errands.run(api.messaging.markSeen, { conversationId, upTo: 1 }, holder, at(3))
  const said = { conversationId, body: asked.answer, asRoleId: roleId }
  await errands.run(api.messaging.sendMessage, said, holder, at(4))
  await errands.run(api.messaging.markSeen, { conversationId, upTo: 2 }, nurse, at(5))
}

/** Within the time in which the ladder waits: nobody else is called. */
async function page(
  errands: Errands,
  hospital: SeededHospital,
  nurse: Actor,
  { roleId, now }: Turned,
): Promise<void> {
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * minuteMs)
  const holder = holderOf(hospital, paged.role)
  const { reason, sbar } = paged
  const urgent = { to: { kind: 'role' as const, id: roleId }, urgency: 'urgent' as const, reason, sbar }
  const sent = await errands.run(api.messaging.sendUrgent, urgent, nurse, at(7))
  const { conversationId, messageId: escalationId } = sent
  await errands.run(api.escalation.accept, { escalationId }, holder, at(6))
  await errands.run(api.messaging.markSeen, { conversationId, upTo: 1 }, holder, at(6))
  const said = { conversationId, body: paged.answer, asRoleId: roleId }
  await errands.run(api.messaging.sendMessage, said, holder, at(1))
  await errands.run(api.escalation.complete, { escalationId }, holder, at(1))
  await errands.run(api.messaging.markSeen, { conversationId, upTo: 2 }, nurse, now)
}

function holderOf(hospital: SeededHospital, role: string): Actor {
  const holder = roles.find(({ name }) => name === role)?.holder
  if (holder === null || holder === undefined) throw new Error(`nobody of the demonstration holds ${role}`)
  return actorOf(hospital.people, holder)
}
