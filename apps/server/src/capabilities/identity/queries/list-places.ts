import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { readPlaces, readSites } from '../store/places.ts'
import { byName } from './by-name.ts'

export const listPlaces = handleQuery(api.identity.listPlaces, async ({ transaction, viewer }) =>
  answer({
    sites: (await readSites(transaction)).sort(byName),
    places: (await readPlaces(transaction)).sort(byName),
    position: await positionOf(transaction, viewer.organisationId),
  }),
)
