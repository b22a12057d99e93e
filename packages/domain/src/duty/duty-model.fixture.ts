import type { RequiredCover } from '@baton/contract'
import { type Board, boardAfter, type Decision, type HoldingChange, type RoleOnBoard } from './board.ts'
import { problemOfChange, retire } from './change-role.ts'
import { type Act, brokenBy, type Model } from './duty-invariants.fixture.ts'
import { giveUp, goOffDuty, handOver, suspend, takeRoles } from './hold-roles.ts'

export { type Act, acts } from './duty-invariants.fixture.ts'

/** The rules that the model goes by; a test breaks one to see that it is noticed. */
export const rules = { takeRoles, giveUp, goOffDuty, handOver, suspend, retire, problemOfChange }
export type Rules = typeof rules

const people = ['ada', 'ben', 'cy', 'dee', 'eve']
const covers: readonly RequiredCover[] = [
  { kind: 'always' },
  { kind: 'hours', days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', until: '08:00' },
  { kind: 'none' },
]

/** Five people and five roles: two always covered, one at night, a shared one, a loose one; two fall to each other. */
function newModel(): Model {
  const roles = new Map<string, RoleOnBoard>()
  const add = (id: string, cover: RequiredCover | undefined, more: Partial<RoleOnBoard>) =>
    roles.set(id, {
      id,
      cover: cover ?? { kind: 'none' },
      holdersAtMost: 1,
      fallbackRoleId: null,
      coordinates: false,
      state: 'active',
      holderIds: [],
      everHeld: false,
      ...more,
    })
  add('registrar', covers[0], { fallbackRoleId: 'sho' })
  add('sho', covers[0], { fallbackRoleId: 'registrar' })
  add('night', covers[1], { fallbackRoleId: 'site' })
  add('outreach', covers[2], { holdersAtMost: 2, fallbackRoleId: 'registrar' })
  add('site', covers[0], { coordinates: true })
  return {
    board: { roles, onDuty: new Set() },
    active: new Set(people),
    offers: [],
    items: [],
    at: new Date('2026-10-24T17:00:00Z'),
    bereft: new Set(),
  }
}

/**
 * Does these things one after another by the rules, and looks after each whether anything is as it must never be.
 *
 * @returns the first sentence that says so, or `null`; and how many of the acts were refused
 */
export function runModel(
  given: readonly Act[],
  by: Rules = rules,
): { broken: string | null; refused: number } {
  const model = newModel()
  let refused = 0
  for (const [index, act] of given.entries()) {
    const before = model.board
    if (!perform(model, act, by)) refused += 1
    const broken = brokenBy(model, before, act)
    if (broken !== null) return { broken: `act ${index}, ${act.what}: ${broken}`, refused }
  }
  return { broken: null, refused }
}

/** Whether it was done; not when it was refused or meant nothing. */
function perform(model: Model, { what, who, role, other, flag }: Act, by: Rules): boolean {
  const { board, at } = model
  const personId = people[who % people.length] ?? ''
  const roleIds = [...board.roles.keys()]
  const roleId = roleIds[role % roleIds.length] ?? ''
  const found = board.roles.get(roleId)
  const otherId = people[other % people.length] ?? ''
  const openItems = model.items.filter((item) => item.roleId === roleId).length
  switch (what) {
    case 'signOn': {
      if (!model.active.has(personId)) return false
      model.board = { ...board, onDuty: new Set([...board.onDuty, personId]) }
      return flag ? take(model, by, personId, roleId, false) : true
    }
    case 'take':
      return take(model, by, personId, roleId, flag)
    case 'signOff': {
      if (!board.onDuty.has(personId)) return false
      const acceptedItems = model.items.filter((item) => item.acceptedBy === personId).length
      return leave(model, personId, by.goOffDuty(board, { personId, acceptedItems, at }))
    }
    case 'suspend': {
      if (!model.active.delete(personId) || !board.onDuty.has(personId)) return false
      return leave(model, personId, by.suspend(board, { personId, at }))
    }
    case 'reinstate':
      model.active.add(personId)
      return true
    case 'giveUp':
      return apply(model, by.giveUp(board, { personId, roleId, openItems, at }))
    case 'offer': {
      if (found?.holderIds.includes(personId) !== true || !board.onDuty.has(otherId)) return false
      model.offers.push({ roleId, fromPersonId: personId, toPersonId: otherId })
      return true
    }
    case 'accept': {
      const [offer] = model.offers.splice(other % Math.max(model.offers.length, 1), 1)
      if (offer === undefined || !apply(model, by.handOver(board, offer))) return false
      move(model, offer.roleId, offer.fromPersonId, offer.toPersonId)
      return true
    }
    case 'decline':
      return model.offers.splice(other % Math.max(model.offers.length, 1), 1).length > 0
    case 'itemArrives':
      model.items.push({ roleId, acceptedBy: null })
      return true
    case 'itemAccepted': {
      const item = model.items[other % Math.max(model.items.length, 1)]
      if (item === undefined || item.acceptedBy !== null) return false
      // Mostly by whoever holds the role, sometimes by a colleague.
      const [holder] = board.roles.get(item.roleId)?.holderIds ?? []
      const acceptedBy = flag ? personId : holder
      if (acceptedBy === undefined || !board.onDuty.has(acceptedBy)) return false
      item.acceptedBy = acceptedBy
      return true
    }
    case 'itemDone':
      return model.items.splice(other % Math.max(model.items.length, 1), 1).length > 0
    case 'retire': {
      // A hospital does not live by retiring alone: most of these are left out.
      if (found === undefined || other % 7 > 0) return false
      if (!apply(model, by.retire(found, openItems))) return false
      const roles = new Map(model.board.roles)
      const now = roles.get(roleId)
      if (now !== undefined) roles.set(roleId, { ...now, state: 'retired' })
      model.board = { ...model.board, roles }
      return true
    }
    case 'change':
      return change(model, by, found, { role: other, flag })
    case 'timePasses':
      model.at = new Date(at.getTime() + (other % 24) * 30 * 60_000)
      return true
  }
}

function take(model: Model, by: Rules, personId: string, roleId: string, displace: boolean): boolean {
  const taken = by.takeRoles(model.board, { personId, roleIds: [roleId], displace })
  if (!apply(model, taken) || !taken.ok) return false
  for (const displaced of taken.displaced) move(model, displaced.roleId, displaced.personId, personId)
  return true
}

function leave(model: Model, personId: string, left: Decision<{ board: Board }>): boolean {
  const before = model.board
  if (!apply(model, left) || !left.ok) return false
  model.board = left.board
  for (const { id, holderIds } of before.roles.values()) {
    if (!holderIds.includes(personId)) continue
    const [heir] = left.board.roles.get(id)?.holderIds ?? []
    if (heir !== undefined) move(model, id, personId, heir)
  }
  // What nobody took over is nobody's: it is open again.
  if (!model.active.has(personId)) {
    for (const item of model.items) if (item.acceptedBy === personId) item.acceptedBy = null
  }
  return true
}

function change(
  model: Model,
  by: Rules,
  found: RoleOnBoard | undefined,
  { role, flag }: { role: number; flag: boolean },
): boolean {
  if (found === undefined || found.state === 'retired') return false
  const cover = covers[role % covers.length] ?? found.cover
  const holdersAtMost = flag ? 1 : 2
  if (by.problemOfChange(found, { cover, holdersAtMost }, model.at) !== null) return false
  const roles = new Map(model.board.roles)
  roles.set(found.id, { ...found, cover, holdersAtMost })
  model.board = { ...model.board, roles }
  return true
}

function apply(model: Model, decision: Decision): boolean {
  if (!decision.ok) return false
  model.board = boardAfter(model.board, decision.changes)
  dropOffers(model, decision.changes)
  return true
}

/** An offer ends with the holding that it was of. */
function dropOffers(model: Model, changes: readonly HoldingChange[]): void {
  for (const { kind, roleId, personId } of changes) {
    if (kind === 'begin') continue
    const kept = model.offers.filter((one) => one.roleId !== roleId || one.fromPersonId !== personId)
    model.offers.splice(0, model.offers.length, ...kept)
  }
}

function move({ items }: Model, roleId: string, from: string, to: string): void {
  for (const item of items) if (item.roleId === roleId && item.acceptedBy === from) item.acceptedBy = to
}
