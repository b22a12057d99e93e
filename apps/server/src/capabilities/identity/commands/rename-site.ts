import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { refreshEntriesIn } from '../directory/refresh-directory.ts'
import { tellSite } from '../places/tell-places.ts'
import { isSiteNameTaken, readSitesByIds, saveSite } from '../store/places.ts'

export const renameSite = handleCommand(api.identity.renameSite, async (change, { siteId, name }) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const [was] = await readSitesByIds(transaction, [siteId])
  if (was === undefined) return refuse('not-found')
  if (await isSiteNameTaken(transaction, name, siteId)) return refuse('already-exists')
  const site = { ...was, name }
  saveSite(transaction, viewer.organisationId, site)
  await refreshEntriesIn(change, viewer.organisationId, { siteId })
  tellSite(change, site)
  return answer({ site })
})
