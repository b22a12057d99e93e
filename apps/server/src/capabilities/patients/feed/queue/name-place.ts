import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { handleCommand } from '../../../../platform/operations/handler.ts'
import { wardsByIds } from '../../access/wards.ts'
import { audit, deedIn } from '../../steps/deed.ts'
import { saveFeedPlace } from '../../store/feed.ts'

/** Says which ward the feed means by a code, however it is written (PAT25). */
export const namePlace = handleCommand(api.patients.namePlace, async (change, { code, placeId }) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId, viewer.personId)
  if (placeId !== null && !(await wardsByIds(transaction, [placeId])).has(placeId)) return refuse('not-found')
  saveFeedPlace(transaction, viewer.organisationId, { code: code.toUpperCase(), placeId })
  audit(deedIn(change), placeId === null ? [] : [{ kind: 'place', id: placeId }])
  return answer({})
})
