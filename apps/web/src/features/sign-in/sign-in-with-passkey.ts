import { api, type Me, refusals } from '@baton/contract'
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { type Answer, ask } from '../../app/session/ask.ts'
import { deviceName } from './device-name.ts'

/**
 * The whole ceremony: ask for a challenge, let the device answer it, let the server check the answer.
 * `given-up` when the person closed the device's own window: nothing has gone wrong.
 */
export async function signInWithPasskey(): Promise<Answer<Me> | 'given-up'> {
  const begun = await ask(api.identity.beginPasskeySignIn, {})
  if (!begun.ok) return begun
  // The server names no credential, so that the page tells nobody who has one.
  const optionsJSON: PublicKeyCredentialRequestOptionsJSON = { ...begun.value.options, allowCredentials: [] }
  const made = await startAuthentication({ optionsJSON }).catch((error: unknown) => reasonOf(error))
  if (typeof made === 'string') return made === 'given-up' ? made : { ok: false, failure: passkeyFailed }
  return ask(api.identity.finishPasskeySignIn, { response: made, device: deviceName(navigator.userAgent) })
}

const passkeyFailed = { code: 'passkey-failed', ...refusals['passkey-failed'] } as const

function reasonOf(error: unknown): 'given-up' | 'failed' {
  const name = error instanceof Error ? error.name : ''
  return name === 'NotAllowedError' || name === 'AbortError' ? 'given-up' : 'failed'
}
