import { api, type ParsedInputOf, type Place } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { tellPlaces } from '../places/tell-places.ts'
import { isPlaceNameTaken, isWhere, savePlaces } from '../store/places.ts'

/** Most places that one command adds. */
const most = 500

type Wanted = ParsedInputOf<typeof api.identity.addPlace>

export const addPlace = handleCommand(api.identity.addPlace, async (change, wanted) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const { siteId, parentId } = wanted
  if (!(await isWhere(transaction, { siteId, placeId: parentId }))) return refuse('not-found')
  const places = placesOf(wanted)
  if (places.length > most) return refuse('too-large')
  const [first] = places
  if (first === undefined || (await isPlaceNameTaken(transaction, first)) || hasTwins(places)) {
    return refuse('already-exists')
  }
  savePlaces(transaction, viewer.organisationId, places)
  tellPlaces(change, places)
  return answer({ places })
})

/** The place and all that is inside it, each after the one that it is in. */
function placesOf({ siteId, parentId, kind, name, inside }: Wanted): Place[] {
  const make = (within: string | null, each: Pick<Place, 'kind' | 'name'>): Place => ({
    id: uuidv7(),
    siteId,
    parentId: within,
    kind: each.kind,
    name: each.name,
  })
  const outer = make(parentId, { kind, name })
  const inner = inside.flatMap((bay) => {
    const place = make(outer.id, bay)
    return [place, ...bay.inside.map((bed) => make(place.id, bed))]
  })
  return [outer, ...inner]
}

function hasTwins(places: readonly Place[]): boolean {
  return new Set(places.map((place) => `${place.parentId} ${place.name.toLowerCase()}`)).size < places.length
}
