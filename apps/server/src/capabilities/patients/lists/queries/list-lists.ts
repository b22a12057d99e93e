import { api } from '@baton/contract'
import { byListName } from '@baton/domain/patients/replay'
import { answer } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import { positionOf } from '../../../../platform/streams/store.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import { teamsOf } from '../../../identity/index.ts'
import type { PatientsParts } from '../../parts.ts'
import { readListsOf } from '../../store/lists.ts'
import { listScope } from '../../words.ts'
import { summaryOf } from '../present-lists.ts'
import { wholeLists } from '../whole-list.ts'

/** The lists that the viewer sees, by name (PAT18). */
export function listLists({ vault }: PatientsParts): Handler {
  return handleQuery(api.patients.listLists, async ({ viewer, transaction }) => {
    const position = await positionOf(transaction, viewer.personId)
    const teams = await teamsOf(transaction, viewer.personId)
    const rows = await readListsOf(transaction, [viewer.personId, ...teams.map(({ id }) => id)])
    const wholes = await wholeLists(transaction, rows)
    await openScopes(
      transaction,
      vault,
      rows.map((row) => ({ scope: listScope(row), sealed: row.name })),
    )
    const lists = wholes.map((whole) => summaryOf(vault, whole, viewer.personId))
    return answer({ lists: lists.sort(byListName), position })
  })
}
