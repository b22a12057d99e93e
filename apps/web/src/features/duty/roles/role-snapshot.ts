import type { api, Holding, OutputOf, Role } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { asDateAndClock } from '../../../ui/time/format-time.ts'
import { displacedBy } from '../sheet/sign-on-snapshot.ts'
import { stretchWords, untilWords } from '../words/until-words.ts'
import { coverWords } from './cover-words.ts'
import {
  gapOf,
  type HolderLine,
  holderLines,
  numberOf,
  type RolesState,
  standInOf,
} from './roles-snapshot.ts'

/** What I can do about a role; what the server would refuse is absent. */
export type RoleAction = 'sign-on' | 'take' | 'displace' | 'hand-over' | 'give-up'

export interface RoleSnapshot {
  readonly id: string
  readonly name: string
  readonly purpose: string | undefined
  readonly isRetired: boolean
  readonly coordinates: boolean
  readonly holders: readonly (HolderLine & { readonly since: string })[]
  /** “Nobody holds it now. Messages go to Site manager.” */
  readonly gap: { readonly words: string; readonly isBad: boolean } | undefined
  readonly number: string | undefined
  readonly details: readonly { readonly term: string; readonly text: string }[]
  readonly actions: readonly RoleAction[]
  /** Who would lose it if I took it, by name. */
  readonly displaced: readonly string[]
}

type Places = Pick<OutputOf<typeof api.identity.listPlaces>, 'sites' | 'places'>

/** A role's page, for this viewer. */
export function roleSnapshot(
  role: Role,
  state: RolesState,
  mine: MyDuty | null,
  places: Places | undefined,
): RoleSnapshot {
  const holders = holderLines(role, state)
  const gap = gapOf(role, state)
  const standIn = standInOf(role, state)
  const displaced = mine ? displacedBy(role, mine.duty.personId) : []
  const where = [
    places?.places.find(({ id }) => id === role.placeId)?.name,
    places?.sites.find(({ id }) => id === role.siteId)?.name,
  ].filter(Boolean)
  const fallback = role.fallbackRoleId === null ? undefined : state.roles.byId.get(role.fallbackRoleId)
  return {
    id: role.id,
    name: role.name,
    purpose: role.purpose ?? undefined,
    isRetired: role.state === 'retired',
    coordinates: role.coordinates,
    holders: holders.map((holder, index) => ({
      ...holder,
      since: `since ${untilWords(role.holders[index]?.since ?? state.now.toISOString(), state.now)}`,
    })),
    gap: gap && {
      words: `Nobody holds it now${gap.isBad ? ', and somebody must' : ''}.${standIn ? ` Messages go to ${standIn.name}.` : ''}`,
      isBad: gap.isBad,
    },
    number: numberOf(role, holders),
    details: [
      ...(where.length > 0 ? [{ term: 'Where', text: where.join(', ') }] : []),
      ...(role.contact.bleep ? [{ term: 'Bleep', text: role.contact.bleep }] : []),
      { term: 'Must be held', text: coverWords(role.cover) },
      ...(fallback ? [{ term: 'Falls to', text: fallback.name }] : []),
      ...(role.holdersAtMost > 1 ? [{ term: 'Holders at most', text: String(role.holdersAtMost) }] : []),
    ],
    actions: role.state === 'active' && mine ? actionsFor(role, mine, displaced) : [],
    displaced: displaced.map((id) => holders.find((holder) => holder.id === id)?.name ?? 'Someone'),
  }
}

function actionsFor(role: Role, mine: MyDuty, displaced: readonly string[]): readonly RoleAction[] {
  if (mine.duty.state === 'off') return ['sign-on']
  if (!role.holders.some(({ personId }) => personId === mine.duty.personId)) {
    return displaced.length > 0 ? ['displace'] : ['take']
  }
  const isOffered = mine.offers.some(
    ({ roleId, fromPersonId }) => roleId === role.id && fromPersonId === mine.duty.personId,
  )
  return isOffered ? ['give-up'] : ['hand-over', 'give-up']
}

const began = { taken: 'took it', 'handed-over': 'was handed it', 'fallen-back': 'it fell to them' } as const
const ended = {
  'given-up': 'gave it up',
  'handed-over': 'handed it over',
  displaced: 'was displaced',
  'signed-off': 'went off duty',
  suspended: 'was suspended',
} as const

/** “Thu 26 Nov 08:00 to 17:00 · took it, handed it over” */
export function holdingWords(holding: Holding, now: Date): string {
  const { since, until } = holding
  const when =
    until === null ? `Since ${asDateAndClock(new Date(since))}` : stretchWords({ from: since, until }, now)
  return [
    when,
    [began[holding.began], holding.ended && ended[holding.ended]].filter(Boolean).join(', '),
  ].join(' · ')
}
