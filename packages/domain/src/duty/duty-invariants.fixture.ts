import type { RoleOffer } from '@baton/contract'
import type { Board } from './board.ts'
import { mustBeCovered } from './required-cover.ts'

/** What people do to a small hospital, in numbers: each is taken modulo how many there are. */
export interface Act {
  readonly what: (typeof acts)[number]
  readonly who: number
  readonly role: number
  readonly other: number
  readonly flag: boolean
}

export const acts = [
  'signOn',
  'signOff',
  'take',
  'giveUp',
  'offer',
  'accept',
  'decline',
  'suspend',
  'reinstate',
  'itemArrives',
  'itemAccepted',
  'itemDone',
  'change',
  'retire',
  'timePasses',
] as const

export interface Item {
  readonly roleId: string
  acceptedBy: string | null
}

export interface Model {
  board: Board
  readonly active: Set<string>
  readonly offers: Pick<RoleOffer, 'roleId' | 'fromPersonId' | 'toPersonId'>[]
  items: Item[]
  at: Date
  /** Roles that were left empty when their holder was suspended and there was nobody else: the one exception. */
  readonly bereft: Set<string>
}

/** The first thing that is as it must never be. */
export function brokenBy(model: Model, before: Board, { what }: Act): string | null {
  const { board, at, items, bereft } = model
  for (const role of board.roles.values()) {
    const { id, holderIds, state, cover } = role
    if (holderIds.length > 0) bereft.delete(id)
    if (new Set(holderIds).size < holderIds.length) return `${id} is held twice by one person`
    if (holderIds.length > role.holdersAtMost) return `${id} is held by too many`
    const away = holderIds.find((personId) => !board.onDuty.has(personId))
    if (away !== undefined) return `${id} is held by ${away}, who is off duty`
    if (state === 'retired' && holderIds.length > 0) return `${id} is retired and held`
    const was = before.roles.get(id)?.holderIds.length ?? 0
    const leftEmpty = was > 0 && holderIds.length === 0 && state === 'active' && mustBeCovered(cover, at)
    if (leftEmpty && what !== 'suspend') return `${id} was left empty`
    if (leftEmpty) bereft.add(id)
    const empty = state === 'active' && cover.kind === 'always' && role.everHeld && holderIds.length === 0
    if (empty && !bereft.has(id)) return `${id} must always be covered and is empty`
    if (leftEmpty && someoneCoordinates(board)) return `${id} was left empty although somebody coordinates`
  }
  const orphan = items.find((item) => item.acceptedBy !== null && !board.onDuty.has(item.acceptedBy))
  if (orphan !== undefined) return `${orphan.acceptedBy} is off duty with an accepted urgent item`
  const stray = items.find(
    ({ roleId, acceptedBy }) => acceptedBy !== null && leftBehind(before, board, what, roleId, acceptedBy),
  )
  return stray === undefined ? null : `an item of ${stray.roleId} stayed behind with ${stray.acceptedBy}`
}

function someoneCoordinates(board: Board): boolean {
  return [...board.roles.values()].some(
    ({ coordinates, state, holderIds }) => coordinates && state === 'active' && holderIds.length > 0,
  )
}

/** Whether somebody handed a role over, or was displaced, and kept what they had accepted in it. */
function leftBehind(
  before: Board,
  after: Board,
  what: Act['what'],
  roleId: string,
  personId: string,
): boolean {
  if (what !== 'accept' && what !== 'take') return false
  const held = before.roles.get(roleId)?.holderIds.includes(personId) === true
  return held && after.roles.get(roleId)?.holderIds.includes(personId) !== true
}
