import type { api, Organisation, OutputOf } from '@baton/contract'
import { matches } from '../../messaging/match.ts'

type Reachable = OutputOf<typeof api.duty.listReachableElsewhere>['organisations']

/** A role of a connected organisation, as a list shows it. */
export interface ElsewhereRow {
  readonly id: string
  readonly name: string
  /** What it is for, and at which of its sites. */
  readonly about: string
}

/** The roles of one connected organisation, never mixed with another's or with ours. */
export interface ElsewhereGroup {
  readonly organisation: Organisation
  /** Above its roles: “Severn Burns Centre, another organisation”. */
  readonly title: string
  readonly rows: readonly ElsewhereRow[]
}

/**
 * The roles that I may turn to in connected organisations, found by words of the role, of what it is for, or of the
 * organisation.
 *
 * @param connected the organisations that mine is connected with at this moment; of others nothing is shown
 */
export function elsewhereGroups(
  reachable: Reachable,
  connected: readonly Organisation[],
  search: string,
): readonly ElsewhereGroup[] {
  return reachable
    .filter(({ organisation }) => connected.some(({ id }) => id === organisation.id))
    .map(({ organisation, roles }) => ({
      organisation,
      title: `${organisation.name}, another organisation`,
      rows: roles
        .filter(({ name, purpose, site }) =>
          matches(search, [name, purpose, site, organisation.name].filter(Boolean).join(' ')),
        )
        .map(({ id, name, purpose, site }) => ({
          id,
          name,
          about:
            [purpose, site === organisation.name ? null : site].filter(Boolean).join(' · ') ||
            `At ${organisation.name}`,
        })),
    }))
    .filter(({ rows }) => rows.length > 0)
}
