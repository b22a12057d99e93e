import { createHmac } from 'node:crypto'
import type { MediaPass } from '@baton/contract'
import type { Clock } from '../clock.ts'
import type { RelayConfig } from './choose-media.ts'
import type { MediaSeat } from './media.ts'

type IceServers = Extract<MediaPass, { kind: 'embedded' }>['iceServers']

/** Longer than a meeting: a relay asks for the pass again whenever a device extends what it holds there. */
const hours = 6

/**
 * Passes for the relays, one for each participant, short-lived, by the secret that the relays share with us and without
 * asking them ("use-auth-secret" of coturn, draft-uberti-behave-turn-rest). The name in it is a participant's id: it
 * tells a relay's log nobody's name.
 */
export function relayPasses(relay: RelayConfig | null, clock: Clock): (seat: MediaSeat) => IceServers {
  if (relay === null) return () => []
  return ({ participantId }) => {
    const until = Math.floor(clock.now().getTime() / 1000) + hours * 3600
    const username = `${until}:${participantId}`
    const credential = createHmac('sha1', relay.secret).update(username).digest('base64')
    return [{ urls: [...relay.urls], username, credential }]
  }
}
