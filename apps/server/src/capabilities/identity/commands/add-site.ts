import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { tellSite } from '../places/tell-places.ts'
import { isSiteNameTaken, saveSite } from '../store/places.ts'

export const addSite = handleCommand(api.identity.addSite, async (change, input) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const site = { id: uuidv7(), ...input }
  if (await isSiteNameTaken(transaction, site.name, site.id)) return refuse('already-exists')
  saveSite(transaction, viewer.organisationId, site)
  tellSite(change, site)
  return answer({ site })
})
