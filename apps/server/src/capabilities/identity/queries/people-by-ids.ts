import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { readPeople } from '../store/people.ts'

export const peopleByIds = handleQuery(api.identity.peopleByIds, async ({ transaction, viewer }, { ids }) =>
  answer({
    people: await readPeople(transaction, ids),
    position: await positionOf(transaction, viewer.organisationId),
  }),
)
