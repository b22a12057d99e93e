import { isDeepStrictEqual } from 'node:util'
import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { readQuiets, saveQuiet } from '../store/quiet.ts'

/** What the viewer asks to be spared. */
export const setQuiet = handleCommand(api.notify.setQuiet, async (change, quiet) => {
  const { transaction, viewer } = change
  const { personId, organisationId } = viewer
  await change.lock(personId)
  const was = (await readQuiets(transaction, [personId])).get(personId)
  if (isDeepStrictEqual(was, quiet)) {
    change.unchanged()
    return answer({ quiet })
  }
  saveQuiet(transaction, organisationId, personId, quiet)
  change.audit({ kind: 'person', id: personId }, { subjects: [{ kind: 'person', id: personId }] })
  return answer({ quiet })
})
