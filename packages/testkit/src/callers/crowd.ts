import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Caller } from './caller.ts'
import type { Loss } from './loss.ts'
import { throughLossyWay } from './lossy-way.ts'
import { type Door, throughDoor } from './through-door.ts'

/** Callers in one meeting, straight at the media door. */
export function gatherCrowd(
  door: Door,
  meetingId: string,
  count: number,
  options: { readonly loss?: Loss } = {},
): Caller[] {
  return Array.from({ length: count }, (_, index) => {
    const participantId = randomUUID()
    const straight = throughDoor(door, { meetingId, participantId })
    const { loss } = options
    const connect =
      loss === undefined ? straight : throughLossyWay(straight, { ...loss, seed: loss.seed + index })
    return new Caller({ participantId, connect })
  })
}

/** The first four speak up, one less than the other; everyone else breathes. */
export function speakInTurn(callers: readonly Caller[]): void {
  callers.forEach((caller, index) => {
    caller.mouth.level = index < 4 ? 20 + index * 5 : 110
  })
}

/** Everyone shows their camera and looks at so many others, the first of them large. */
export function lookAround(callers: readonly Caller[], pictures: number): void {
  callers.forEach((caller, index) => {
    caller.mouth.sends.camera = true
    const others = [...callers.slice(index + 1), ...callers.slice(0, index)].slice(0, pictures)
    caller.want(
      others.map(({ participantId }, place) => ({
        participantId,
        source: 'camera',
        size: place === 0 ? 'large' : 'small',
      })),
    )
  })
}

/** Whether it is so within the time given. */
export async function within(ms: number, isSo: () => boolean): Promise<boolean> {
  const until = performance.now() + ms
  while (!isSo()) {
    if (performance.now() > until) return false
    await pause(10)
  }
  return true
}
