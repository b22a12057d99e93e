/** Blurs what is behind a person; fails rather than give the picture as it is. */
export type Blur = (track: MediaStreamTrack) => Promise<MediaStreamTrack>

/** Its model and code come when somebody wants it; `null` where this browser could not do it at all. */
export const blurring: Blur | null =
  'Worker' in globalThis && 'createImageBitmap' in globalThis
    ? async (track) => (await import('../../blur/blurred.ts')).blurred(track)
    : null
