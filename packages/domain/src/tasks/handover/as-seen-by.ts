import type { Handover } from '@baton/contract'

/** Who looks, and whether they were told of it because they coordinate. */
export interface Looking {
  readonly personId: string
  readonly coordinates: boolean
}

/** Whether somebody may read a handover (HND10): its author always, others once it is offered to them or they coordinate. */
export function maySee(
  { fromPersonId, toPersonId, state }: Pick<Handover, 'fromPersonId' | 'toPersonId' | 'state'>,
  { personId, coordinates }: Looking,
): boolean {
  if (fromPersonId === personId) return true
  if (state === 'preparing' || state === 'withdrawn') return false
  return coordinates || toPersonId === personId
}

/** A handover as one person hears of it: whoever may read it no longer is told that it was withdrawn, and nothing else. */
export function asSeenBy(handover: Handover, looking: Looking): Handover {
  if (maySee(handover, looking)) return handover
  return {
    ...handover,
    state: 'withdrawn',
    toPersonId: null,
    entries: [],
    leftOutIds: [],
    taskIds: [],
    staffing: '',
    reason: null,
  }
}
