import type { ListSummary, Place } from '@baton/contract'

interface PatientsState {
  readonly wards: readonly { readonly wardId: string; readonly patients: number; readonly mine: boolean }[]
  /** Every ward, in the order in which the server names them. */
  readonly places: readonly Place[]
  readonly lists: readonly ListSummary[]
  readonly viewerId: string
  readonly teamName: (teamId: string) => string
  readonly personName: (personId: string) => string
}

export interface ShelfRow {
  readonly id: string
  readonly name: string
  readonly words: string
}

export interface PatientsSnapshot {
  readonly myWards: readonly ShelfRow[]
  readonly otherWards: readonly ShelfRow[]
  readonly lists: readonly ShelfRow[]
}

/** What stands in the list pane while nobody is searched for: my wards, my lists, and the wards that I may open. */
export function patientsSnapshot(state: PatientsState): PatientsSnapshot {
  const order = new Map(state.places.map(({ id }, place) => [id, place]))
  const names = new Map(state.places.map(({ id, name }) => [id, name]))
  const wards = state.wards
    .filter(({ wardId }) => names.has(wardId))
    .toSorted((one, other) => (order.get(one.wardId) ?? 0) - (order.get(other.wardId) ?? 0))
  const rowsOf = (mine: boolean) =>
    wards
      .filter((ward) => ward.mine === mine)
      .map(({ wardId, patients }) => ({
        id: wardId,
        name: names.get(wardId) ?? '',
        words: patientsIn(patients),
      }))
  return {
    myWards: rowsOf(true),
    otherWards: rowsOf(false),
    lists: state.lists.map((list) => ({
      id: list.id,
      name: list.name,
      words: `${patientsIn(list.count)} · ${ownerWords(list, state)}`,
    })),
  }
}

/** “12 patients”. */
export function patientsIn(count: number): string {
  if (count === 0) return 'No patients'
  return count === 1 ? '1 patient' : `${count} patients`
}

/** Whose a list is, and that others see it: “Yours, shared”. */
export function ownerWords(
  { owner, sharedWith }: Pick<ListSummary, 'owner' | 'sharedWith'>,
  { viewerId, teamName, personName }: Pick<PatientsState, 'viewerId' | 'teamName' | 'personName'>,
): string {
  if (owner.kind === 'team') return teamName(owner.id)
  if (owner.id !== viewerId) return `from ${personName(owner.id)}`
  const isShared = sharedWith.personIds.length > 0 || sharedWith.teamIds.length > 0
  return isShared ? 'yours, shared' : 'yours alone'
}
