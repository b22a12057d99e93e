import { api } from '@baton/contract'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { ceremonyMs, newChallenge } from '../passkeys/challenges.ts'
import { algorithms, siteOf } from '../passkeys/verify.ts'
import { readOrganisation } from '../store/organisations.ts'
import { readPasskeysOf } from '../store/passkeys.ts'
import { readPerson } from '../store/people.ts'

/** A challenge changes nothing that anyone sees: no event, no audit leaf, and no stored answer. */
export function beginPasskeyRegistration(identity: Identity): Handler {
  return handleDirectly(api.identity.beginPasskeyRegistration, async ({ caller: { viewer } }) => {
    if (viewer === null) return refuse('not-signed-in')
    const { person, passkeys, organisation } = await inSnapshot(
      identity.database.app,
      viewer.organisationId,
      async (transaction) => ({
        person: await readPerson(transaction, viewer.personId),
        passkeys: await readPasskeysOf(transaction, viewer.personId),
        organisation: await readOrganisation(transaction),
      }),
    )
    if (person === undefined) return refuse('not-signed-in')
    return answer({
      options: {
        challenge: await newChallenge(identity, viewer.sessionId),
        rp: { id: siteOf(identity.publicUrl), name: `Baton, ${organisation.name}` },
        user: {
          id: Buffer.from(person.id.replaceAll('-', ''), 'hex').toString('base64url'),
          name: person.email,
          displayName: person.name,
        },
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key' as const, alg })),
        timeout: ceremonyMs,
        attestation: 'none' as const,
        excludeCredentials: passkeys.map((passkey) => ({
          id: passkey.credentialId.toString('base64url'),
          type: 'public-key' as const,
          transports: passkey.transports,
        })),
        authenticatorSelection: {
          residentKey: 'required' as const,
          requireResidentKey: true as const,
          userVerification: 'required' as const,
        },
      },
    })
  })
}
