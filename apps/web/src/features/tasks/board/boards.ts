import type { BoardOf } from '@baton/client'
import type { Role } from '@baton/contract'
import type { Places } from '../../../app/session/places.ts'
import type { TaskViewer } from '../acts.ts'

/** One that can be chosen. */
export interface BoardChoice extends BoardOf {
  /** Tells boards apart, and is what the device remembers. */
  readonly key: string
  readonly label: string
  /** Under which heading it stands in the list of all. */
  readonly section: 'Mine' | 'My roles' | 'My teams' | 'Wards' | 'From home' | 'Everything'
  /** What this board is, where nothing is on it. */
  readonly about: string
}

interface Mine {
  /** Roles that I hold now. */
  readonly roles: readonly Pick<Role, 'id' | 'name' | 'coordinates' | 'siteId' | 'placeId'>[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  /** Wards whose patients I may see. */
  readonly wardIds: readonly string[]
  readonly siteId: string | null
  readonly isFromHome: boolean
}

export function keyOf({ board, id }: BoardOf): string {
  return id === undefined ? board : `${board}:${id}`
}

/** The boards that are mine to see, in the order in which they are offered. */
export function boardChoices(
  { roles, teams, wardIds, siteId, isFromHome }: Mine,
  places: Places,
): BoardChoice[] {
  const choice = (
    of: BoardOf,
    label: string,
    section: BoardChoice['section'],
    about: string,
  ): BoardChoice => ({
    ...of,
    key: keyOf(of),
    label,
    section,
    about,
  })
  const remote = choice(
    { board: 'remote' },
    'From anywhere',
    'From home',
    'Tasks that can be done from anywhere stand here until somebody takes one.',
  )
  const sites = sitesOf(roles, siteId, places)
  return [
    choice(
      { board: 'mine' },
      'For me',
      'Mine',
      'What you accept, and what is asked of you by name or role, stands here.',
    ),
    choice(
      { board: 'asked' },
      'Asked by me',
      'Mine',
      'What you ask of others stands here until you have read what came of it.',
    ),
    ...(isFromHome ? [remote] : []),
    ...roles.map(({ id, name }) =>
      choice(
        { board: 'role', id },
        name,
        'My roles',
        `What is asked of ${name} stands here, whoever holds the role.`,
      ),
    ),
    ...teams.map(({ id, name }) =>
      choice(
        { board: 'team', id },
        name,
        'My teams',
        `What is asked of ${name} stands here for all of the team.`,
      ),
    ),
    ...wardIds.map((id) => {
      const name = places.places.get(id)?.name ?? 'Ward'
      return choice(
        { board: 'ward', id },
        name,
        'Wards',
        `What is to be done for patients on ${name} stands here.`,
      )
    }),
    ...(isFromHome ? [] : [remote]),
    ...sites.map(([id, name]) =>
      choice(
        { board: 'site', id },
        name,
        'Everything',
        'Every open task of the site, for whoever coordinates it.',
      ),
    ),
  ]
}

/** What is fetched for a board. What is asked of me by name and of my roles is one day’s work, and one list. */
export function partsOf({ board, id }: BoardChoice, viewer: TaskViewer): readonly BoardOf[] {
  return board === 'mine' ? forMe(viewer) : [id === undefined ? { board } : { board, id }]
}

/** What is asked of me by name, what I have, and what is asked of my roles. */
export function forMe({ roleIds }: Pick<TaskViewer, 'roleIds'>): readonly BoardOf[] {
  return [{ board: 'mine' }, ...[...roleIds].sort().map((roleId): BoardOf => ({ board: 'role', id: roleId }))]
}

/** Whoever coordinates sees their site; one whose role names none sees all of them. */
function sitesOf(roles: Mine['roles'], siteId: string | null, { sites }: Places): [string, string][] {
  const coordinating = roles.filter(({ coordinates }) => coordinates)
  if (coordinating.length === 0) return []
  const named = coordinating.map((role) => role.siteId)
  return [...sites.values()]
    .filter(({ id }) => named.includes(id) || named.includes(null))
    .sort(
      (a, b) => Number(b.id === siteId) - Number(a.id === siteId) || a.name.localeCompare(b.name, 'en-GB'),
    )
    .map(({ id, name }) => [id, name])
}
