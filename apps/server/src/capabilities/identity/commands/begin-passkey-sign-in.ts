import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { ceremonyMs, newChallenge } from '../passkeys/challenges.ts'
import { siteOf } from '../passkeys/verify.ts'
import { beginAttempt } from '../sign-in/attempts.ts'

export function beginPasskeySignIn(identity: Identity): Handler {
  return handleDirectly(api.identity.beginPasskeySignIn, async ({ caller }) => {
    const attempt = await beginAttempt(identity, { account: null, address: caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    await attempt.succeeded()
    return answer({
      options: {
        challenge: await newChallenge(identity, null),
        rpId: siteOf(identity.publicUrl),
        timeout: ceremonyMs,
        userVerification: 'required' as const,
        allowCredentials: [],
      },
    })
  })
}
