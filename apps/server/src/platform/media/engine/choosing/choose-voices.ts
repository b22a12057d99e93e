export interface Voice {
  readonly participantId: string
  /** In dB above silence. */
  readonly loudness: number
}

/** By so much somebody must be louder than whoever is heard, to be heard in their place. */
const louderBy = 6

/**
 * The loudest voices of a room (CAL18), one more than a device is sent, since nobody is sent their own. Whoever is heard
 * stays heard until somebody is clearly louder: two who speak at once do not cut each other off.
 */
export function chooseVoices(heard: readonly string[], voices: readonly Voice[], most: number): string[] {
  const favoured = new Set(heard)
  return voices
    .map(({ participantId, loudness }) => ({
      participantId,
      loudness: favoured.has(participantId) ? loudness + louderBy : loudness,
    }))
    .sort((a, b) => b.loudness - a.loudness)
    .slice(0, most)
    .map(({ participantId }) => participantId)
}
