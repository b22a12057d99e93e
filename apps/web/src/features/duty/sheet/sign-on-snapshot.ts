import type { RolesSnapshot } from '@baton/client'
import type { Me, Role } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { asTimeOfDay } from '../words/time-of-day.ts'
import { stretchWords } from '../words/until-words.ts'

/** What is filled in at sign-on, as the fields hold it. */
export interface SignOnFields {
  readonly roleIds: readonly string[]
  readonly isFromHome: boolean
  /** The empty string for no place. */
  readonly placeId: string
  readonly telephone: string
  /** 17:00, or empty. */
  readonly until: string
}

export interface RoleChoice {
  readonly id: string
  readonly name: string
  /** Why it is here, or who holds it now. */
  readonly help: string | undefined
  readonly isChosen: boolean
}

export interface SignOnSnapshot {
  /** What the rota says, in a sentence. */
  readonly rota: string
  readonly choices: readonly RoleChoice[]
  /** Roles that are not shown until asked for. */
  readonly hiddenCount: number
  /** Something chosen is held by a colleague, who would be told. */
  readonly displaces: boolean
}

interface SignOnState {
  readonly mine: MyDuty
  readonly roles: RolesSnapshot
  readonly chosen: readonly string[]
  readonly showsAll: boolean
  readonly nameOf: (personId: string) => string
  readonly now: Date
}

/** Suggested roles that are shown at once. */
const fewRoles = 4

/** What is proposed, so that two taps are enough: from the rota, or what holds already where I am on duty. */
export function proposedFields(
  mine: MyDuty,
  me: Me,
  now: Date,
  wanted: readonly string[] = [],
): SignOnFields {
  const { duty, holding, proposals } = mine
  const telephone = duty.telephone ?? me.person.contact.telephone ?? ''
  if (duty.state === 'on') {
    return {
      roleIds: unique([...holding.map(({ id }) => id), ...wanted]),
      isFromHome: duty.from === 'home',
      placeId: duty.placeId ?? '',
      telephone,
      until: asTimeOfDay(duty.until, now),
    }
  }
  const [nearest] = proposals
  return {
    roleIds: unique([...wanted, ...proposals.flatMap(({ roleId }) => roleId ?? [])]),
    isFromHome: false,
    placeId: nearest?.placeId ?? me.person.placeId ?? '',
    telephone,
    until: asTimeOfDay(nearest?.until ?? null, now),
  }
}

/** The form of sign-on. */
export function signOnSnapshot(state: SignOnState): SignOnSnapshot {
  const { mine, roles, chosen, now } = state
  const viewerId = mine.duty.personId
  const [nearest] = mine.proposals
  const first = unique([
    ...mine.holding.map(({ id }) => id),
    ...mine.proposals.flatMap(({ roleId }) => roleId ?? []),
    ...chosen,
    ...mine.suggestedRoleIds.slice(0, fewRoles),
  ])
  const active = roles.all.filter((role) => role.state === 'active')
  const shownFirst = first.flatMap((id) => active.find((role) => role.id === id) ?? [])
  const others = active.filter(({ id }) => !first.includes(id))
  const shown = state.showsAll ? [...shownFirst, ...others] : shownFirst
  return {
    rota: nearest
      ? `The rota has you on ${stretchWords(nearest, now)}.`
      : 'The rota has nothing for you now. Choose what you take on.',
    choices: shown.map((role) => ({
      id: role.id,
      name: role.name,
      help: helpFor(role, state, viewerId),
      isChosen: chosen.includes(role.id),
    })),
    hiddenCount: state.showsAll ? 0 : others.length,
    displaces: active.some((role) => chosen.includes(role.id) && displacedBy(role, viewerId).length > 0),
  }
}

/** Who would lose a role if I took it: nobody where it has room for one more, or is mine already. */
export function displacedBy(role: Role, viewerId: string): readonly string[] {
  const holders = role.holders.map(({ personId }) => personId)
  if (holders.includes(viewerId) || holders.length < role.holdersAtMost) return []
  return holders
}

function helpFor(role: Role, { mine, nameOf }: SignOnState, viewerId: string): string | undefined {
  const displaced = displacedBy(role, viewerId).map(nameOf).join(', ')
  const isProposed = mine.proposals.some(({ roleId }) => roleId === role.id)
  const why = isProposed ? 'From the rota. ' : ''
  if (displaced) return `${why}${displaced} holds it now and is told that you take over.`
  return isProposed ? 'From the rota.' : (role.purpose ?? undefined)
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
