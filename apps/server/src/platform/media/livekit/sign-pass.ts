import type { MediaPass } from '@baton/contract'
import { AccessToken, type TrackSource } from 'livekit-server-sdk'
import type { LiveKitConfig } from '../choose-media.ts'
import type { MediaSeat } from '../media.ts'

/**
 * For how long a pass opens the door. LiveKit renews it by itself for who is inside, for ten minutes each time, so that
 * nothing shorter would be kept by it.
 */
export const passMinutes = 10

/** A pass for one participant to one meeting: to send and receive there, to be seen there, and for nothing else. */
export async function signPass(
  { apiKey, apiSecret, url, relayOnly }: LiveKitConfig,
  { meetingId, participantId }: MediaSeat,
  sources: readonly TrackSource[],
): Promise<MediaPass> {
  const pass = new AccessToken(apiKey, apiSecret, { identity: participantId, ttl: passMinutes * 60 })
  pass.addGrant({
    room: meetingId,
    roomJoin: true,
    canSubscribe: true,
    canPublish: true,
    canPublishSources: [...sources],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  })
  return { kind: 'livekit', url, token: await pass.toJwt(), relayOnly }
}
