import type { passkeyCreationResponse, passkeyRequestResponse } from '@baton/contract'
import {
  type VerifiedAuthenticationResponse,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { z } from 'zod'
import type { PasskeyRow } from '../store/passkeys.ts'

/** ES256, EdDSA, RS256: what browsers and keys speak. */
export const algorithms = [-8, -7, -257]

/** The host for which a passkey is good: the one in the address that people type. */
export function siteOf(publicUrl: string): string {
  return new URL(publicUrl).hostname
}

/** Checks what a new passkey answered; `null` when it does not hold. */
export async function verifyCreation(
  publicUrl: string,
  challenge: string,
  { response, ...credential }: z.output<typeof passkeyCreationResponse>,
): Promise<NonNullable<VerifiedRegistrationResponse['registrationInfo']> | null> {
  const { clientDataJSON, attestationObject, transports } = response
  const verified = await verifyRegistrationResponse({
    response: {
      ...ceremony(credential),
      response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) },
    },
    expectedChallenge: challenge,
    expectedOrigin: publicUrl,
    expectedRPID: siteOf(publicUrl),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null)
  return verified?.verified ? (verified.registrationInfo ?? null) : null
}

/** Checks what a passkey answered at sign-in, its counter too (IDN12); `null` when it does not hold. */
export async function verifyRequest(
  publicUrl: string,
  challenge: string,
  { response, ...credential }: z.output<typeof passkeyRequestResponse>,
  passkey: PasskeyRow,
): Promise<VerifiedAuthenticationResponse['authenticationInfo'] | null> {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  const verified = await verifyAuthenticationResponse({
    response: {
      ...ceremony(credential),
      response: { clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}) },
    },
    expectedChallenge: challenge,
    expectedOrigin: publicUrl,
    expectedRPID: siteOf(publicUrl),
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId.toString('base64url'),
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(() => null)
  return verified?.verified ? verified.authenticationInfo : null
}

function ceremony({ id, rawId, type }: { id: string; rawId: string; type: 'public-key' }) {
  return { id, rawId, type, clientExtensionResults: {} }
}
