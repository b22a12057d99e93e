import type { Patient } from '@baton/contract'

/** Where a patient is, in the hospital or out of it. */
export interface Placed {
  readonly state: Patient['state']
  readonly wardId: string | null
  readonly bed: string | null
  readonly admittedAt: Date | null
  readonly dischargedAt: Date | null
  /** When they came there. */
  readonly placedAt: Date
}

/** What the feed says of where a patient is. */
export interface PlaceEvent {
  readonly code: 'A01' | 'A02' | 'A03' | 'A04' | 'A05' | 'A08' | 'A11' | 'A12' | 'A13' | 'A28' | 'A31' | 'A40'
  readonly at: Date
  /** The ward that it names; `null`: none. */
  readonly wardId: string | null
  readonly bed: string | null
  readonly isEmergency: boolean
  readonly hasDied: boolean
  readonly admittedAt: Date | null
}

/**
 * Where a patient is after an event of the feed (PAT23): by when it happened, not by when it came, so that an older one
 * never overwrites a newer place. Each says where the patient is by itself and none depends on another that may still
 * be on its way. `null`: it says nothing of the place.
 */
export function placeByEvent(was: Placed, event: PlaceEvent): Placed | null {
  if (event.at < was.placedAt) return null
  const { at: placedAt, wardId, bed } = event
  const there = {
    state: 'admitted' as const,
    wardId,
    bed,
    admittedAt: event.admittedAt ?? (was.state === 'admitted' ? was.admittedAt : event.at),
    dischargedAt: null,
    placedAt,
  }
  const nowhere = { wardId: null, bed: null, placedAt }
  switch (event.code) {
    case 'A01':
    case 'A02':
    case 'A12':
    case 'A13':
      return there
    case 'A04':
      return event.isEmergency && wardId !== null ? there : null
    case 'A05':
      return was.state === 'admitted' ? null : { ...there, state: 'expected', admittedAt: null }
    case 'A08':
      if (was.state === 'admitted') return wardId === null ? null : there
      return diedOutside(was, event)
    case 'A03':
      return { ...was, ...nowhere, state: event.hasDied ? 'died' : 'discharged', dischargedAt: event.at }
    case 'A11':
      return { ...was, ...nowhere, state: 'expected', admittedAt: null, dischargedAt: null }
    case 'A28':
    case 'A31':
      return was.state === 'admitted' ? null : diedOutside(was, event)
    case 'A40':
      return null
  }
}

/** Somebody who is not in the hospital and has died; who is there is told of by their leaving. */
function diedOutside(was: Placed, { hasDied, at }: PlaceEvent): Placed | null {
  if (!hasDied || was.state === 'died') return null
  return {
    ...was,
    state: 'died',
    wardId: null,
    bed: null,
    dischargedAt: was.dischargedAt ?? at,
    placedAt: at,
  }
}

/** Whether it matters which ward an event names (PAT25): what is never used holds up nothing. */
export function usesWard(
  { code, isEmergency }: Pick<PlaceEvent, 'code' | 'isEmergency'>,
  was: Placed,
): boolean {
  if (code === 'A04') return isEmergency
  if (code === 'A08') return was.state === 'admitted'
  return ['A01', 'A02', 'A05', 'A12', 'A13'].includes(code)
}

/** Whether without a ward nobody would know where the patient is. */
export function needsWard({ code }: Pick<PlaceEvent, 'code'>): boolean {
  return ['A01', 'A02', 'A12', 'A13'].includes(code)
}
