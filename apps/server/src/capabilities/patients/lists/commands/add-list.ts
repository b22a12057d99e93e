import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { createScopeKey } from '../../../../platform/vault/index.ts'
import { membersOfTeams } from '../../../identity/index.ts'
import type { PatientsParts } from '../../parts.ts'
import { audit, deedIn } from '../../steps/deed.ts'
import { saveList } from '../../store/lists.ts'
import { listScope, sealWords } from '../../words.ts'
import { isNameTaken } from '../is-name-taken.ts'

/** Begins a list of the viewer's own, or of a team that they are in (PAT18). */
export function addList({ vault }: PatientsParts): Handler {
  return handleCommand(api.patients.addList, async (change, { name, owner }) => {
    const { transaction, viewer, commandId: id, at } = change
    const { organisationId, personId } = viewer
    await change.lock(organisationId)
    const seers =
      owner.kind === 'person'
        ? [owner.id]
        : ((await membersOfTeams(transaction, [owner.id])).get(owner.id) ?? [])
    if (!seers.includes(personId)) return refuse('not-found')
    if (await isNameTaken(transaction, vault, owner.id, { name, butId: id })) return refuse('already-exists')
    const scope = await createScopeKey(transaction, vault, listScope({ organisationId, id }))
    const sealed = sealWords(vault, scope, ['list', id], name)
    saveList(transaction, {
      id,
      organisationId,
      ownerKind: owner.kind,
      ownerId: owner.id,
      name: sealed,
      version: 1,
    })
    const list = {
      id,
      name,
      owner,
      sharedWith: { personIds: [], teamIds: [] },
      mayChange: true,
      version: 1,
      entries: [],
    }
    for (const seer of await change.lock(personId, ...seers))
      if (seers.includes(seer))
        change.streams.append(
          { kind: 'person', id: seer },
          { type: 'list.changed', data: { list }, stored: { listId: id } },
          { organisationId, personId, at },
        )
    audit(deedIn(change), [{ kind: 'patient-list', id }])
    return answer({ list })
  })
}
