import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { challengeIn, useChallenge } from '../passkeys/challenges.ts'
import { passkeyOf } from '../passkeys/passkey-of.ts'
import { verifyCreation } from '../passkeys/verify.ts'
import { insertPasskey, isRegistered, type PasskeyRow } from '../store/passkeys.ts'

export function finishPasskeyRegistration(identity: Identity): Handler {
  return handleCommand(api.identity.finishPasskeyRegistration, async (change, { response, name }) => {
    const { transaction, viewer, at } = change
    const challenge = challengeIn(response.response.clientDataJSON)
    // Used up on its own, so that a refusal does not give it back.
    if (challenge === null || !(await useChallenge(identity, challenge, viewer.sessionId))) {
      return refuse('passkey-failed')
    }
    const made = await verifyCreation(identity.publicUrl, challenge, response)
    if (made === null) return refuse('passkey-failed')
    const credentialId = Buffer.from(made.credential.id, 'base64url')
    await change.lock(viewer.personId)
    if (await isRegistered(identity.database.system, credentialId)) return refuse('already-exists')
    const row: PasskeyRow = {
      id: uuidv7(),
      organisationId: viewer.organisationId,
      personId: viewer.personId,
      credentialId,
      publicKey: Buffer.from(made.credential.publicKey),
      counter: made.credential.counter,
      transports: made.credential.transports ?? [],
      synced: made.credentialBackedUp,
      name,
      addedAt: at,
      lastUsedAt: null,
    }
    insertPasskey(transaction, row)
    change.audit({ kind: 'person', id: viewer.personId }, { subjects: [{ kind: 'passkey', id: row.id }] })
    return answer({ passkey: passkeyOf(row) })
  })
}
