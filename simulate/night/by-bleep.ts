import { Agenda } from '../model/agenda.ts'
import { type Chance, chanceFrom } from '../model/chance.ts'
import { Doctor, type Ways, type Work } from './doctor.ts'
import { type Night, type Outcome, outcomeOf, outcomesOf } from './outcome.ts'
import { parameters } from './parameters.ts'
import { ladderFor } from './pressing.ts'
import { nightMs, type Request } from './requests.ts'
import { rightFor, staff } from './staff.ts'

const minute = 60_000
const endless = 10 * nightMs

/** A nurse who tries to reach somebody. */
interface Asking {
  readonly request: Request
  readonly outcome: Outcome
  /** Whom they try now: right, or not. */
  called: number
  /** The place among those who are right, of whom they mean to reach. */
  meant: number
  /** Counts calls, so that one which is over is not repeated. */
  call: number
  /** Bleeps to the same number without an answer. */
  unanswered: number
  bleptAt: number
}

/**
 * A night by bleep: a number is looked up and may be the wrong one, whoever is bleeped walks to a telephone, and may find
 * nobody there; who is asked keeps a list on paper, in the order in which it was told.
 */
export function byBleep(requests: readonly Request[], seed: number): Night {
  return new ByBleep(requests, chanceFrom(seed)).night()
}

class ByBleep implements Ways {
  readonly #agenda = new Agenda()
  readonly #chance: Chance
  readonly #outcomes: Map<string, Outcome>
  readonly #doctors: Doctor[]
  readonly #bleeps: Asking[][] = staff.map(() => [])
  readonly #lists: Work[][] = staff.map(() => [])
  /** New patients: the two seniors know of them. */
  readonly #newPatients: Work[] = []
  #nurseMs = 0

  constructor(requests: readonly Request[], chance: Chance) {
    this.#chance = chance
    this.#outcomes = outcomesOf(requests)
    this.#doctors = staff.map((one) => new Doctor(one, { agenda: this.#agenda, ways: this }))
    for (const request of requests) this.#agenda.after(request.at, () => this.#begin(request))
  }

  night(): Night {
    this.#agenda.run(endless)
    return { outcomes: [...this.#outcomes.values()], doctors: this.#doctors, nurseMs: this.#nurseMs }
  }

  attend(doctor: Doctor): boolean {
    const place = this.#doctors.indexOf(doctor)
    const asking = this.#bleeps[place]?.shift()
    if (asking === undefined) return false
    const walk = parameters.walkToTelephoneMinutes.value * minute
    doctor.telephoneMs += walk
    doctor.detain(walk, () => this.#callBack(doctor, place, asking))
    return true
  }

  choose(doctor: Doctor): Work | undefined {
    const list = this.#lists[this.#doctors.indexOf(doctor)] ?? []
    const [first] = list.toSorted(byUrgencyThenOrder)
    if (first === undefined) return doctor.isSenior ? this.#newPatients.shift() : undefined
    list.splice(list.indexOf(first), 1)
    return first
  }

  done(_doctor: Doctor, { request }: Work): void {
    const outcome = outcomeOf(this.#outcomes, request)
    outcome.doneAt = this.#agenda.now
    outcome.done += 1
  }

  #begin(request: Request): void {
    const outcome = outcomeOf(this.#outcomes, request)
    if (request.forSeniors) {
      outcome.reachedAt = this.#agenda.now
      this.#newPatients.push({ request, leftMs: request.workMs })
      for (const doctor of this.#doctors) if (doctor.isSenior) doctor.goOn()
      return
    }
    this.#lookUp({ request, outcome, called: 0, meant: 0, call: 0, unanswered: 0, bleptAt: 0 })
  }

  /** Looks a number up, and bleeps it. */
  #lookUp(asking: Asking): void {
    const right = rightFor(asking.request)[asking.meant] ?? 0
    const others = staff.map((_one, place) => place).filter((place) => place !== right)
    const isWrong = this.#chance.happens(parameters.wrongPerson.value)
    asking.called = isWrong ? (others[this.#chance.below(others.length)] ?? right) : right
    asking.call += 1
    asking.unanswered = 0
    const dial = parameters.dialMinutes.value * minute
    this.#nurseMs += dial
    this.#agenda.after(dial, () => this.#bleep(asking))
  }

  #bleep(asking: Asking): void {
    const { called, call, request } = asking
    const doctor = this.#doctors[called]
    const waiting = this.#bleeps[called]
    if (doctor === undefined || waiting === undefined) throw new Error('nobody has this number')
    doctor.hear()
    if (!waiting.includes(asking)) waiting.push(asking)
    const again = parameters.bleepAgainMinutes.value
    const pause = (ladderFor(request) === null ? again.other : again.pressing) * minute
    asking.bleptAt = this.#agenda.now
    this.#agenda.after(pause, () => this.#bleepAgain(asking, call))
    if (!doctor.canTurn) return
    const left = doctor.breakOff()
    if (left !== null) this.#putDown(called, left)
    doctor.goOn()
  }

  /** Nobody has rung back: once more, or the next doctor up. */
  #bleepAgain(asking: Asking, call: number): void {
    if (asking.outcome.reachedAt !== null || asking.call !== call) return
    asking.unanswered += 1
    this.#waited(asking)
    const isLast = asking.meant >= rightFor(asking.request).length - 1
    if (asking.unanswered < parameters.bleepsBeforeSenior.value || isLast) {
      this.#nurseMs += parameters.dialMinutes.value * minute
      this.#bleep(asking)
      return
    }
    const waiting = this.#bleeps[asking.called] ?? []
    const place = waiting.indexOf(asking)
    if (place >= 0) waiting.splice(place, 1)
    asking.meant += 1
    this.#lookUp(asking)
  }

  #callBack(doctor: Doctor, place: number, asking: Asking): void {
    if (asking.outcome.reachedAt !== null || asking.called !== place) return
    if (this.#chance.happens(parameters.failedCallBack.value)) return
    const call = parameters.callMinutes.value * minute
    doctor.telephoneMs += call
    this.#waited(asking)
    this.#nurseMs += call
    // They speak with each other: nobody bleeps again meanwhile.
    asking.call += 1
    doctor.detain(call, () => this.#told(place, asking))
  }

  #told(place: number, asking: Asking): void {
    const { request, outcome } = asking
    if (!rightFor(request).includes(place)) {
      this.#lookUp(asking)
      return
    }
    outcome.reachedAt = this.#agenda.now
    this.#lists[place]?.push({ request, leftMs: request.workMs })
  }

  /** A nurse stays by the telephone for a while. */
  #waited({ bleptAt }: Asking): void {
    const longest = parameters.waitAtTelephoneMinutes.value * minute
    this.#nurseMs += Math.min(this.#agenda.now - bleptAt, longest)
  }

  /** What was begun is gone on with before what was not, unless that presses more. */
  #putDown(place: number, work: Work): void {
    if (work.request.forSeniors) this.#newPatients.unshift(work)
    else this.#lists[place]?.unshift(work)
  }
}

/** As a doctor sees it from a list on paper: an emergency, what presses, then in the order in which it was told. */
function byUrgencyThenOrder(a: Work, b: Work): number {
  return weight(a) - weight(b)
}

function weight({ request }: Work): number {
  const ladder = ladderFor(request)
  if (ladder === 'emergency') return 0
  return ladder === 'urgent' ? 1 : 2
}
