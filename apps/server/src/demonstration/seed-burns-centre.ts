import { api } from '@baton/contract'
import type { Founded, Founding } from '../capabilities/identity/index.ts'
import { askedElsewhere } from './burns-centre/asked-elsewhere.ts'
import { burnsCentre, burnsOnDuty, burnsRoles, reachableAtStBrannocs } from './burns-centre/burns-centre.ts'
import type { Actor, Errands } from './errand.ts'
import { shiftAt } from './seed-duty.ts'
import { actorOf, type SeededHospital, seedHospital } from './seed-hospital.ts'
import { addRoles, signOnAll } from './seed-roles.ts'

const minuteMs = 60_000

/** Makes the burns centre, connects it with the hospital, and lets a ward of the hospital turn to a role of it. */
export async function seedBurnsCentre(
  found: (founding: Founding) => Promise<Founded>,
  errands: Errands,
  hospital: SeededHospital,
  { opened, now }: { opened: Date; now: Date },
): Promise<void> {
  const centre = await seedHospital(found, errands, burnsCentre, opened)
  const roleIds = await addRoles(errands, centre, burnsRoles, opened)
  const atWork = { roles: burnsRoles, roleIds, onDuty: burnsOnDuty, fromHome: [] }
  await signOnAll(errands, centre, atWork, shiftAt(now))
  await connect(errands, centre, hospital, opened)
  const named = burnsRoles.flatMap(({ name, reachable }) => (reachable ? [name] : []))
  await openRoles(errands, centre.administrator, named, opened)
  await openRoles(errands, hospital.administrator, reachableAtStBrannocs, opened)
  await turnTo(errands, hospital, centre, { roleId: roleIds.get(askedElsewhere.role) ?? '', now })
}

/** As two administrators do it: one makes a code, and the other enters it. */
async function connect(
  errands: Errands,
  { administrator: inviting }: SeededHospital,
  { administrator: accepting }: SeededHospital,
  at: Date,
): Promise<void> {
  const { code } = await errands.run(api.identity.inviteOrganisation, {}, inviting, at)
  await errands.run(api.identity.acceptInvitation, { code }, accepting, at)
}

async function openRoles(
  errands: Errands,
  administrator: Actor,
  names: readonly string[],
  at: Date,
): Promise<void> {
  const { roles } = await errands.run(api.duty.listRoles, {}, administrator, at)
  for (const { id: roleId } of roles.filter(({ name }) => names.includes(name))) {
    await errands.run(api.duty.setReachable, { roleId, reachable: true }, administrator, at)
  }
}

async function turnTo(
  errands: Errands,
  hospital: SeededHospital,
  centre: SeededHospital,
  { roleId, now }: { roleId: string; now: Date },
): Promise<void> {
  const at = (minute: number) => new Date(now.getTime() - (askedElsewhere.minutesAgo - minute) * minuteMs)
  const holder = actorOf(
    centre.people,
    burnsRoles.find(({ name }) => name === askedElsewhere.role)?.holder ?? '',
  )
  const visitor = await visitAs(errands, actorOf(hospital.people, askedElsewhere.by), centre, at(0))
  const { conversationId } = await errands.run(api.messaging.startWithRole, { roleId }, visitor, at(0))
  for (const { minute, by, text } of askedElsewhere.lines) {
    const [actor, other] = by === 'role' ? [holder, visitor] : [visitor, holder]
    const input = { conversationId, body: text, ...(by === 'role' ? { asRoleId: roleId } : {}) }
    const { number } = await errands.run(api.messaging.sendMessage, input, actor, at(minute))
    await errands.run(api.messaging.markSeen, { conversationId, upTo: number }, other, at(minute + 1))
  }
}

/** Who somebody of the hospital is at the centre. */
async function visitAs(errands: Errands, person: Actor, centre: SeededHospital, at: Date): Promise<Actor> {
  const { organisationId } = centre.administrator
  const { visit } = await errands.run(api.identity.beginVisit, { organisationId }, person, at)
  return { organisationId, personId: visit.personId, administrator: false, visitor: true }
}
