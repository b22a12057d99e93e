import type { Acting } from '../../platform/operations/acting.ts'
import type { PatientsCapability } from '../patients/index.ts'
import type { PlaceDoor, PlaceKind, Places } from './parts.ts'

/** Places that exist on paper only: a test says who reads each, and looks what each was told. */
export function paperPlaces(patients: Pick<PatientsCapability, 'relationsTo'>) {
  const readers = new Map<string, ReadonlySet<string>>()
  const told: { kind: PlaceKind; placeId: string; fileId: string }[] = []
  const door = (kind: PlaceKind): PlaceDoor => ({
    async visibleAmong(_transaction, viewer, _at, placeIds) {
      return new Set(placeIds.filter((id) => readers.get(id)?.has(viewer.personId)))
    },
    streamsOf: async () => [],
    async changed(_acting: Acting, placeIds, fileId) {
      for (const placeId of placeIds) told.push({ kind, placeId, fileId })
    },
  })
  const patient: PlaceDoor = {
    ...door('patient'),
    async visibleAmong(transaction, viewer, at, placeIds) {
      const seeing = await patients.relationsTo(transaction, viewer.personId, placeIds, at)
      return new Set(placeIds.filter((id) => (seeing.get(id)?.relations.length ?? 0) > 0))
    },
  }
  const doors: Places = new Map([
    ['message', door('message')],
    ['task', door('task')],
    ['document', door('document')],
    ['patient', patient],
  ])
  return {
    doors,
    /** What each place was told, in order. */
    told,
    /** From now on these people, and nobody else, read the place. */
    readBy(placeId: string, ...people: { id: string }[]): void {
      readers.set(placeId, new Set(people.map(({ id }) => id)))
    },
  }
}
