import { type ParticipantPermission, TrackSource } from 'livekit-server-sdk'

/** Whatever a device may send of itself. */
export const everything: readonly TrackSource[] = [
  TrackSource.MICROPHONE,
  TrackSource.CAMERA,
  TrackSource.SCREEN_SHARE,
  TrackSource.SCREEN_SHARE_AUDIO,
]
export const notTheirMicrophone = everything.filter((source) => source !== TrackSource.MICROPHONE)

/**
 * What LiveKit lets a participant do. It replaces what held before, and what is taken from somebody who sends it stops on
 * the server at once. Data is for nobody: what is written and shown in a meeting goes by its room, where Baton decides.
 */
export function permission(sources: readonly TrackSource[]): Partial<ParticipantPermission> {
  return {
    canSubscribe: true,
    canPublish: true,
    canPublishSources: [...sources],
    canPublishData: false,
    canUpdateMetadata: false,
    hidden: false,
  }
}
