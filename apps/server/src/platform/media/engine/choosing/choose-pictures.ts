import { mostPictures, type WantedPicture } from '@baton/contract/calls/room'
import type { Allowance } from './allowance.ts'

export type Layer = 'camera' | 'cameraSmall'

/** Which pictures of somebody come from their device now. */
export interface Comes {
  readonly camera: boolean
  readonly cameraSmall: boolean
  readonly screen: boolean
}

export interface ChosenCamera {
  readonly participantId: string
  /** The size that suits this device and its line: asked of whoever sends. */
  readonly asked: Layer
  /** What can be had of it now; `null`: nothing comes yet. */
  readonly had: Layer | null
}

export interface ChosenPictures {
  readonly cameras: readonly ChosenCamera[]
  readonly screen: string | null
}

/** What a device is sent of what it wants: no more than nine, in a size that is there, as far as its line goes (CAL18, CAL20). */
export function choosePictures(
  wants: readonly WantedPicture[],
  allowance: Allowance,
  me: string,
  comes: (participantId: string) => Comes | undefined,
): ChosenPictures {
  const cameras = new Map<string, ChosenCamera>()
  let screen: string | null = null
  for (const { participantId, source, size } of wants.slice(0, mostPictures)) {
    const sent = comes(participantId)
    if (sent === undefined || participantId === me) continue
    if (source === 'screen') {
      if (allowance !== 'sound') screen ??= participantId
      continue
    }
    if (cameras.has(participantId) || allowance === 'sound' || allowance === 'screen') continue
    const asked = size === 'large' && allowance === 'everything' ? 'camera' : 'cameraSmall'
    cameras.set(participantId, { participantId, asked, had: atHand(asked, sent, allowance) })
  }
  return { cameras: [...cameras.values()], screen }
}

/** The other size stands in for the one that is not there; a large one on a line that cannot bear it does not. */
function atHand(asked: Layer, sent: Comes, allowance: Allowance): Layer | null {
  if (sent[asked]) return asked
  const other = asked === 'camera' ? 'cameraSmall' : 'camera'
  return sent[other] && (other === 'cameraSmall' || allowance === 'everything') ? other : null
}
