import type { TaskType, Within } from '@baton/contract'
import { type Chance, chanceFrom } from '../model/chance.ts'
import { parameters } from './parameters.ts'

const minute = 60_000
const hour = 60 * minute

/** One thing that somebody asks for in the night; both ways of asking are given the same. */
export interface Request {
  readonly id: string
  /** Since the night began, in ms. */
  readonly at: number
  /** Where, from 0. */
  readonly ward: number
  readonly type: TaskType
  readonly within: Within
  readonly news2: number | null
  readonly workMs: number
  /** Whoever does it must not be interrupted. */
  readonly critical: boolean
  /** New patients for the two seniors, whom nobody has to ask for. */
  readonly forSeniors: boolean
}

/** How long a night lasts, in ms. */
export const nightMs = parameters.nightHours.value * hour

/** The requests of a night, in order; the same for the same seed. */
export function requestsOf(seed: number): Request[] {
  const chance = chanceFrom(seed)
  const asked: Omit<Request, 'id'>[] = []
  for (let ward = 0; ward < parameters.wards.value; ward += 1) {
    for (const at of arrivals(chance, parameters.requestsPerWardHour.value))
      asked.push(request(chance, at, ward))
  }
  for (const at of arrivals(chance, parameters.seniorWorkPerHour.value)) asked.push(newPatient(chance, at))
  return asked
    .toSorted((a, b) => a.at - b.at)
    .map((one, index) => ({ ...one, id: `request ${`${index}`.padStart(4, '0')}` }))
}

/** Moments at which something comes, more of them in the busy hours. */
function arrivals(chance: Chance, perHour: number): number[] {
  const busy = parameters.busyByHour.value
  const most = Math.max(...busy)
  const found: number[] = []
  for (let at = 0; ; ) {
    at += chance.nextAfter((perHour * most) / hour)
    if (at >= nightMs) return found
    const share = (busy[Math.floor(at / hour)] ?? 1) / most
    if (chance.happens(share)) found.push(Math.round(at))
  }
}

function request(chance: Chance, at: number, ward: number): Omit<Request, 'id'> {
  const kinds = parameters.kinds.value
  const kind = kinds[chance.weighted(kinds.map(({ weight }) => weight))]
  if (kind === undefined) throw new Error('nothing can be asked for')
  const { type, workMinutes } = kind
  const spans = Object.entries(kind.within) as [Within, number][]
  const wanted = spans[chance.weighted(spans.map(([, weight]) => weight))]?.[0] ?? '4-h'
  return {
    at,
    ward,
    type,
    within: wanted,
    news2: type === 'unwell-review' ? news2(chance) : null,
    ...effort(chance, workMinutes),
    forSeniors: false,
  }
}

/** Where new patients come in is a place of its own, after the wards. */
function newPatient(chance: Chance, at: number): Omit<Request, 'id'> {
  const work = effort(chance, parameters.seniorWorkMinutes.value)
  const ward = parameters.wards.value
  return { at, ward, type: 'other', within: '4-h', news2: null, ...work, forSeniors: true }
}

function effort(chance: Chance, minutes: number): Pick<Request, 'workMs' | 'critical'> {
  const workMs = Math.round(chance.around(minutes * minute, parameters.workSpread.value))
  return { workMs, critical: chance.happens(parameters.critical.value) }
}

function news2(chance: Chance): number {
  const bands = [
    [1, 4],
    [5, 6],
    [7, 12],
  ] as const
  const [from, to] = bands[chance.weighted(parameters.news2.value)] ?? bands[0]
  return from + chance.below(to - from + 1)
}
