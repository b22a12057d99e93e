import type { AccessCode } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { newAccessCode } from '../sign-in/new-access-code.ts'
import { saveAccessCodes } from '../store/access-codes.ts'
import { deletePasskeysOf } from '../store/passkeys.ts'
import { deletePassword } from '../store/passwords.ts'
import { endSessionsOf } from '../store/sessions.ts'

/** Ends every way in that a person has, and gives one code (IDN27). Returns it with the sessions that ended. */
export async function resetAccessOf(
  transaction: Transaction,
  {
    organisationId,
    personId,
    at,
    publicUrl,
  }: { organisationId: string; personId: string; at: Date; publicUrl: string },
): Promise<{ access: AccessCode; ended: string[] }> {
  const ended = await endSessionsOf(transaction, personId, { allBut: null }, at)
  deletePassword(transaction, personId)
  deletePasskeysOf(transaction, personId)
  const { access, hash, expiresAt } = newAccessCode(at, publicUrl)
  saveAccessCodes(transaction, organisationId, [{ personId, hash, expiresAt }])
  return { access, ended }
}
