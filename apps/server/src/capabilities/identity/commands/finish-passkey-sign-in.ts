import { api, type ParsedInputOf } from '@baton/contract'
import { refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { challengeIn, useChallenge } from '../passkeys/challenges.ts'
import { verifyRequest } from '../passkeys/verify.ts'
import { beginAttempt } from '../sign-in/attempts.ts'
import { startSession } from '../sign-in/start-session.ts'
import { findPasskey, notePasskeyUse, type PasskeyRow } from '../store/passkeys.ts'

export function finishPasskeySignIn(identity: Identity): Handler {
  return handleDirectly(api.identity.finishPasskeySignIn, async (request, { response, device }) => {
    const attempt = await beginAttempt(identity, { account: null, address: request.caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    const proven = await prove(identity, response)
    if (proven === null) {
      identity.log.info({ commandId: request.commandId }, 'sign-in with a passkey refused')
      return refuse('passkey-failed')
    }
    await attempt.succeeded()
    const { passkey, counter, synced } = proven
    return startSession(identity, request, {
      personId: passkey.personId,
      organisationId: passkey.organisationId,
      method: 'passkey',
      operation: api.identity.finishPasskeySignIn.name,
      device,
      async also(transaction) {
        notePasskeyUse(transaction, passkey.id, counter, synced, request.at)
        return true
      },
    })
  })
}

type Response = ParsedInputOf<typeof api.identity.finishPasskeySignIn>['response']

async function prove(
  identity: Identity,
  response: Response,
): Promise<{ passkey: PasskeyRow; counter: number; synced: boolean } | null> {
  const challenge = challengeIn(response.response.clientDataJSON)
  if (challenge === null || !(await useChallenge(identity, challenge, null))) return null
  const passkey = await findPasskey(identity.database.system, Buffer.from(response.id, 'base64url'))
  if (passkey === undefined) return null
  const verified = await verifyRequest(identity.publicUrl, challenge, response, passkey)
  if (verified === null) return null
  return { passkey, counter: verified.newCounter, synced: verified.credentialBackedUp }
}
