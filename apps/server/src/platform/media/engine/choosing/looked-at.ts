import type { Comes, Layer } from './choose-pictures.ts'

/** Which of somebody's pictures anyone asked for, and since when. */
export interface Asked {
  camera: number | null
  cameraSmall: number | null
  screen: number | null
}

export interface LookedAt {
  readonly camera: boolean
  readonly cameraSmall: boolean
  readonly screen: boolean
}

/** So long a device has to begin with a size that somebody asked for, before the other one has to do. */
const patienceMs = 2_000
/** A picture that nobody looks at for a moment, while a screen is rearranged, goes on. */
const lingerMs = 3_000

/** What a device is told of its own pictures; `lastAsked` is when anybody last asked for each. */
export function lookedAt(asked: Asked, lastAsked: Asked, comes: Comes, now: number): LookedAt {
  const standsIn = (of: Layer) => {
    const since = asked[of]
    return since !== null && now - since > patienceMs && !comes[of]
  }
  const lingers = (of: keyof Asked) => {
    const last = lastAsked[of]
    return last !== null && now - last < lingerMs
  }
  return {
    camera: asked.camera !== null || lingers('camera') || standsIn('cameraSmall'),
    cameraSmall: asked.cameraSmall !== null || lingers('cameraSmall') || standsIn('camera'),
    screen: asked.screen !== null || lingers('screen'),
  }
}
