import type { BoardOf } from '@baton/client'
import type { Place, Role, Site } from '@baton/contract'
import { type Places, wardOf } from '../../../app/session/places.ts'
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
  readonly isOnDuty: boolean
  readonly isFromHome: boolean
  /** Roles that I hold now. */
  readonly roles: readonly Pick<Role, 'id' | 'name' | 'coordinates' | 'siteId'>[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  /** Where I am on duty. */
  readonly placeId: string | null
  readonly siteId: string | null
}

export function keyOf({ board, id }: BoardOf): string {
  return id === undefined ? board : `${board}:${id}`
}

/**
 * The boards that are mine to see, in the order in which they are offered: my own always; those of my roles, teams and
 * ward while I am on duty for them; every ward and the whole site for whoever coordinates it.
 */
export function boardChoices(mine: Mine, places: Places): BoardChoice[] {
  const { isOnDuty, isFromHome, roles, teams, placeId } = mine
  const sites = sitesOf(roles, mine.siteId, places)
  const own = wardOf(placeId, places)
  const wards = isOnDuty ? wardsOf(own, sites, places) : []
  return [
    choice({ board: 'mine' }, 'For me', 'Mine', abouts.mine),
    choice({ board: 'asked' }, 'Asked by me', 'Mine', abouts.asked),
    ...(isOnDuty && isFromHome
      ? [choice({ board: 'remote' }, 'From anywhere', 'From home', abouts.remote)]
      : []),
    ...roles.map(({ id, name }) =>
      choice(
        { board: 'role', id },
        name,
        'My roles',
        `What is asked of ${name} stands here, whoever holds the role.`,
      ),
    ),
    ...(isOnDuty ? teams : []).map(({ id, name }) =>
      choice(
        { board: 'team', id },
        name,
        'My teams',
        `What is asked of ${name} stands here for all of the team.`,
      ),
    ),
    ...wards.map(({ id, name }) =>
      choice({ board: 'ward', id }, name, 'Wards', `What is to be done for patients on ${name} stands here.`),
    ),
    ...sites.map(({ id, name }) => choice({ board: 'site', id }, name, 'Everything', abouts.site)),
  ]
}

const abouts = {
  mine: 'What you accept, and what is asked of you by name or role, stands here.',
  asked: 'What you ask of others stands here until you have read what came of it.',
  remote: 'Tasks that can be done from anywhere stand here until somebody takes one.',
  site: 'Every open task of the site, for whoever coordinates it.',
}

function choice(of: BoardOf, label: string, section: BoardChoice['section'], about: string): BoardChoice {
  return { ...of, key: keyOf(of), label, section, about }
}

/** Mine first; all of them for whoever coordinates. */
function wardsOf(own: Place | null, sites: readonly Site[], { places }: Places): readonly Place[] {
  const all = [...places.values()]
    .filter(({ kind, siteId }) => kind === 'ward' && sites.some(({ id }) => id === siteId))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }))
  return own === null ? all : [own, ...all.filter(({ id }) => id !== own.id)]
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
function sitesOf(roles: Mine['roles'], siteId: string | null, { sites }: Places): Site[] {
  const named = roles.filter(({ coordinates }) => coordinates).map((role) => role.siteId)
  return [...sites.values()]
    .filter(({ id }) => named.includes(id) || named.includes(null))
    .sort(
      (a, b) => Number(b.id === siteId) - Number(a.id === siteId) || a.name.localeCompare(b.name, 'en-GB'),
    )
}
