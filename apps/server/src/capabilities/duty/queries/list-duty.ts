import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { activeWithVisitors } from '../../identity/index.ts'
import { openDuties, readOpenDuties } from '../duty-of.ts'
import type { DutyParts } from '../parts.ts'
import { readOnDuty } from '../store/duties.ts'

/** The duty of everyone who is on, or of the people named; of someone who is not here nothing is said. */
export function listDuty({ vault }: DutyParts): Handler {
  return handleQuery(api.duty.listDuty, async ({ transaction, viewer }, { personIds }) => {
    const { organisationId } = viewer
    const position = await positionOf(transaction, organisationId)
    if (personIds === undefined) {
      const rows = await readOnDuty(transaction)
      return answer({ duties: await openDuties(transaction, vault, rows), position })
    }
    const here = [...(await activeWithVisitors(transaction, personIds))]
    return answer({ duties: await readOpenDuties(transaction, vault, organisationId, here), position })
  })
}
