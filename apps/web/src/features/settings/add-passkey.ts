import { api, type OutputOf, refusals } from '@baton/contract'
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { type Answer, ask } from '../../app/session/ask.ts'
import { deviceName } from '../sign-in/device-name.ts'

type Added = OutputOf<typeof api.identity.finishPasskeyRegistration>

/**
 * The whole ceremony: ask for a challenge, let this device make a key, let the server keep its public half.
 * `given-up` when the person closed the device's own window.
 */
export async function addPasskey(): Promise<Answer<Added> | 'given-up'> {
  const begun = await ask(api.identity.beginPasskeyRegistration, {})
  if (!begun.ok) return begun
  const { excludeCredentials, ...options } = begun.value.options
  const optionsJSON: PublicKeyCredentialCreationOptionsJSON = {
    ...options,
    // How a credential was reached is only a hint; its id is what excludes it.
    excludeCredentials: excludeCredentials.map(({ id, type }) => ({ id, type })),
  }
  const made = await startRegistration({ optionsJSON }).catch((error: unknown) => reasonOf(error))
  if (typeof made !== 'string') {
    return ask(api.identity.finishPasskeyRegistration, {
      response: made,
      name: deviceName(navigator.userAgent),
    })
  }
  if (made === 'given-up') return made
  const code = made === 'exists' ? 'already-exists' : 'passkey-failed'
  return { ok: false, failure: { code, ...(made === 'exists' ? alreadyThere : refusals[code]) } }
}

const alreadyThere = {
  title: 'This device already has a passkey of yours.',
  next: 'Sign in with that one, or add one on another device.',
}

function reasonOf(error: unknown): 'given-up' | 'exists' | 'failed' {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return 'exists'
  return name === 'NotAllowedError' || name === 'AbortError' ? 'given-up' : 'failed'
}
