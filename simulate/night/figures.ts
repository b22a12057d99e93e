import type { Night, Outcome } from './outcome.ts'
import { parameters } from './parameters.ts'
import { dueOf, ladderFor } from './pressing.ts'
import { nightMs } from './requests.ts'

const minute = 60_000
const hour = 60 * minute

/** What many nights came to, for one way of asking; the unit stands at the end of each name. */
export interface Figures {
  readonly reachP50Min: number
  readonly reachP90Min: number
  readonly pressingReachP50Min: number
  readonly pressingReachP90Min: number
  readonly doneP50Min: number
  readonly doneP90Min: number
  readonly pressingDoneP50Min: number
  readonly pressingDoneP90Min: number
  /** While a doctor works at a patient, for each of the four. */
  readonly interruptionsPerDoctorHour: number
  /** Of these, so many made them put their work down. */
  readonly brokenOffPerDoctorHour: number
  readonly criticalInterruptionsPerNight: number
  /** Pressing requests that nobody right had taken in ten minutes. */
  readonly unansweredPercent: number
  /** Done later than they were wanted. */
  readonly missedPercent: number
  readonly pressingMissedPercent: number
  readonly openAtEndPerNight: number
  readonly walkedMinPerDoctor: number
  readonly telephoneMinPerDoctor: number
  /** Spent on asking. */
  readonly askingMinPerNurse: number
}

export function figuresOf(nights: readonly Night[]): Figures {
  const all = nights.flatMap(({ outcomes }) => outcomes.filter(({ request }) => !request.forSeniors))
  const pressing = all.filter(({ request }) => ladderFor(request) !== null)
  const doctors = nights.flatMap((night) => night.doctors)
  const unanswered = parameters.unansweredMinutes.value
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const reached = (outcomes: readonly Outcome[]) => outcomes.map(reachMinutes)
  const done = (outcomes: readonly Outcome[]) => outcomes.map(doneMinutes)
  const interruptions = sum(doctors.map((doctor) => doctor.interruptions))
  const critical = sum(doctors.map((doctor) => doctor.criticalInterruptions))
  const open = all.filter(({ doneAt }) => doneAt === null || doneAt > nightMs).length
  const nurses = nights.length * parameters.wards.value * parameters.nursesPerWard.value
  const doctorHours = (doctors.length * nightMs) / hour
  return {
    reachP50Min: percentile(reached(all), 0.5),
    reachP90Min: percentile(reached(all), 0.9),
    pressingReachP50Min: percentile(reached(pressing), 0.5),
    pressingReachP90Min: percentile(reached(pressing), 0.9),
    doneP50Min: percentile(done(all), 0.5),
    doneP90Min: percentile(done(all), 0.9),
    pressingDoneP50Min: percentile(done(pressing), 0.5),
    pressingDoneP90Min: percentile(done(pressing), 0.9),
    interruptionsPerDoctorHour: rounded(interruptions / doctorHours),
    brokenOffPerDoctorHour: rounded(sum(doctors.map(({ brokenOff }) => brokenOff)) / doctorHours),
    criticalInterruptionsPerNight: rounded(critical / nights.length),
    unansweredPercent: percent(pressing, (outcome) => reachMinutes(outcome) > unanswered),
    missedPercent: percent(all, isMissed),
    pressingMissedPercent: percent(pressing, isMissed),
    openAtEndPerNight: rounded(open / nights.length),
    walkedMinPerDoctor: rounded(sum(doctors.map(({ walkedMs }) => walkedMs)) / doctors.length / minute),
    telephoneMinPerDoctor: rounded(
      sum(doctors.map(({ telephoneMs }) => telephoneMs)) / doctors.length / minute,
    ),
    askingMinPerNurse: rounded(sum(nights.map(({ nurseMs }) => nurseMs)) / nurses / minute),
  }
}

/** From asking to the right person's knowing, in minutes. */
export function reachMinutes({ request, reachedAt }: Outcome): number {
  return ((reachedAt ?? Number.POSITIVE_INFINITY) - request.at) / minute
}

/** From asking to its being done, in minutes. */
export function doneMinutes({ request, doneAt }: Outcome): number {
  return ((doneAt ?? Number.POSITIVE_INFINITY) - request.at) / minute
}

function isMissed({ request, doneAt }: Outcome): boolean {
  return doneAt === null || doneAt > dueOf(request)
}

/** The share below which so many of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN)
}

function percent(outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean): number {
  return rounded((100 * outcomes.filter(holds).length) / outcomes.length)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
