import type { AudiencePart } from '@baton/contract'
import { may } from '@baton/domain'
import { capital } from '../../urgent/words/targets.ts'
import { type BroadcastNaming, partWords } from '../words.ts'
import { isSamePart } from './broadcast-fields.ts'

export interface AudienceOption {
  readonly part: AudiencePart
  readonly name: string
  /** “Team, one of yours”. */
  readonly about: string
}

interface Offered {
  readonly text: string
  readonly chosen: readonly AudiencePart[]
  readonly naming: BroadcastNaming
  readonly mine: ReadonlySet<string>
  /** Whether I may write to others than my own teams. */
  readonly isWide: boolean
  readonly sites: readonly Named[]
  readonly places: readonly (Named & { readonly siteId: string })[]
  readonly professions: readonly string[]
}

interface Named {
  readonly id: string
  readonly name: string
}

/** So many are shown; whoever looks for another one types. */
const most = 8

/** Whether somebody may write to others than their own teams: by the same table as the server (MSG33). */
export function mayGoWide(who: {
  readonly coordinates: boolean
  readonly isAdministrator: boolean
}): boolean {
  return (
    (who.coordinates && may('messaging.sendBroadcast', ['holder'])) ||
    (who.isAdministrator && may('messaging.sendBroadcast', ['administrator']))
  )
}

/** Whom a broadcast can go to: what fits the words best first, my own teams before others. */
export function audienceOptions(offered: Offered): readonly AudienceOption[] {
  const { text, chosen, isWide } = offered
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const all = isWide ? [...ofMyTeams(offered), ...ofEverybody(offered)] : ofMyTeams(offered)
  return all
    .filter(({ part }) => !chosen.some((one) => isSamePart(one, part)))
    .filter(({ name, about }) => words.every((word) => `${name} ${about}`.toLowerCase().includes(word)))
    .slice(0, most)
}

function ofMyTeams({ naming, mine }: Offered): AudienceOption[] {
  return naming.teams.filter(({ id }) => mine.has(id)).map((team) => ofTeam(team, 'Team, one of yours'))
}

function ofEverybody({ naming, mine, sites, places, professions }: Offered): AudienceOption[] {
  const site = (id: string) => sites.find((one) => one.id === id)?.name
  return [
    { part: { kind: 'on-duty' }, name: 'Everyone on duty', about: 'Wherever they work' },
    ...professions.map((name) => ({
      part: { kind: 'profession' as const, name },
      name,
      about: 'Everyone of this profession',
    })),
    ...naming.teams.filter(({ id }) => !mine.has(id)).map((team) => ofTeam(team, 'Team')),
    ...sites.map(({ id, name }) => ({
      part: { kind: 'site' as const, id },
      name,
      about: 'Everyone who works at this site',
    })),
    ...places.map(({ id, name, siteId }) => ({
      part: { kind: 'place' as const, id },
      name,
      about: ['Everyone who works there', site(siteId)].filter(Boolean).join(', '),
    })),
    ...[...naming.roles.values()]
      .filter(({ state }) => state === 'active')
      .map(({ id, name }) => ({
        part: { kind: 'role' as const, id },
        name,
        about: `Role: ${capital(partWords({ kind: 'role', id }, naming))}`,
      })),
  ]
}

function ofTeam({ id, name }: Named, about: string): AudienceOption {
  return { part: { kind: 'team', id }, name, about }
}
