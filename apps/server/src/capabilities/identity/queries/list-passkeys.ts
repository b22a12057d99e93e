import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { passkeyOf } from '../passkeys/passkey-of.ts'
import { readPasskeysOf } from '../store/passkeys.ts'
import { readPassword } from '../store/passwords.ts'

export const listPasskeys = handleQuery(api.identity.listPasskeys, async ({ viewer, transaction }) => {
  const passkeys = await readPasskeysOf(transaction, viewer.personId)
  const password = await readPassword(transaction, viewer.personId)
  return answer({
    passkeys: passkeys.map(passkeyOf),
    passwordSetAt: password?.setAt.toISOString() ?? null,
  })
})
