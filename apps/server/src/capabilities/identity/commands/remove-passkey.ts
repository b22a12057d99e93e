import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { deletePasskey, readPasskeysOf } from '../store/passkeys.ts'
import { readPassword } from '../store/passwords.ts'

export const removePasskey = handleCommand(api.identity.removePasskey, async (change, { passkeyId }) => {
  const { transaction, viewer } = change
  await change.lock(viewer.personId)
  const passkeys = await readPasskeysOf(transaction, viewer.personId)
  if (!passkeys.some((passkey) => passkey.id === passkeyId)) return refuse('not-found')
  if (passkeys.length === 1 && (await readPassword(transaction, viewer.personId)) === undefined) {
    return refuse('only-way-in')
  }
  deletePasskey(transaction, passkeyId)
  change.audit({ kind: 'person', id: viewer.personId }, { subjects: [{ kind: 'passkey', id: passkeyId }] })
  return answer({})
})
