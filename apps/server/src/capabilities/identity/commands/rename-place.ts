import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { refreshEntriesIn } from '../directory/refresh-directory.ts'
import { tellPlaces } from '../places/tell-places.ts'
import { isPlaceNameTaken, readPlacesByIds, savePlaces } from '../store/places.ts'

export const renamePlace = handleCommand(api.identity.renamePlace, async (change, { placeId, name }) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const [was] = await readPlacesByIds(transaction, [placeId])
  if (was === undefined) return refuse('not-found')
  const place = { ...was, name }
  if (await isPlaceNameTaken(transaction, place)) return refuse('already-exists')
  savePlaces(transaction, viewer.organisationId, [place])
  await refreshEntriesIn(change, viewer.organisationId, { placeId })
  tellPlaces(change, [place])
  return answer({ place })
})
