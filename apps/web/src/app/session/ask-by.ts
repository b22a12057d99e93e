import type { Client } from '@baton/client'
import { ask, unreachable } from './ask.ts'

/**
 * How to ask where a client is: at home as everybody does, in a connected organisation by the visit's own client. That
 * one knows whom to ask as, and a visit that has ended signs nobody out of this page.
 */
export function askBy(client: Client): typeof ask {
  if (client.visiting === null) return ask
  return async (operation, input, { attempt } = {}) => {
    const answer = await client.call(operation, input, attempt)
    if (answer.ok) return answer
    const { refusal } = answer
    return { ok: false, failure: refusal.code === 'unavailable' ? unreachable : refusal }
  }
}
