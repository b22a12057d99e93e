import type { Agenda } from '../model/agenda.ts'
import { parameters } from './parameters.ts'
import type { Request } from './requests.ts'

const minute = 60_000

/** Something that a doctor has to do, and how much of it is left. */
export interface Work {
  readonly request: Request
  leftMs: number
}

/** What a way of asking decides for a doctor who is free. */
export interface Ways {
  /** Before anything else: whether there is something to be answered, which keeps them for a while. */
  attend(doctor: Doctor): boolean
  /** What they do next; it is theirs from then on. */
  choose(doctor: Doctor): Work | undefined
  done(doctor: Doctor, work: Work): void
}

/** One doctor of the night: in one place at one time, doing one thing. */
export class Doctor {
  readonly name: string
  readonly isSenior: boolean
  ward: number
  walkedMs = 0
  telephoneMs = 0
  interruptions = 0
  criticalInterruptions = 0
  /** So often work at a patient was put down before it was done. */
  brokenOff = 0
  readonly #agenda: Agenda
  readonly #ways: Ways
  #doing: { work: Work; startsAt: number; endsAt: number } | null = null
  #detained = false

  constructor(
    given: { name: string; isSenior: boolean; ward: number },
    { agenda, ways }: { agenda: Agenda; ways: Ways },
  ) {
    this.name = given.name
    this.isSenior = given.isSenior
    this.ward = given.ward
    this.#agenda = agenda
    this.#ways = ways
  }

  /** What they are doing, walking there included. */
  get doing(): Work | null {
    return this.#doing?.work ?? null
  }

  /** Whether they can turn to something at this moment. */
  get canTurn(): boolean {
    return !this.#detained && !(this.#isWorking && this.#doing?.work.request.critical)
  }

  /** Something sounds: whoever works at a patient is interrupted by it. */
  hear(): void {
    if (!this.#isWorking) return
    this.interruptions += 1
    if (this.#doing?.work.request.critical) this.criticalInterruptions += 1
  }

  /** Puts down what they are doing; what is left of it is theirs still. */
  breakOff(): Work | null {
    const doing = this.#doing
    if (doing === null) return null
    if (this.#isWorking) this.brokenOff += 1
    this.#doing = null
    const worked = Math.max(0, this.#agenda.now - doing.startsAt)
    this.walkedMs -= Math.max(0, doing.startsAt - this.#agenda.now)
    doing.work.leftMs -= worked
    if (worked > 0) doing.work.leftMs += parameters.resumeMinutes.value * minute
    return doing.work
  }

  /** Is kept by something else for a while. */
  detain(ms: number, then: () => void): void {
    this.#detained = true
    this.#agenda.after(ms, () => {
      this.#detained = false
      then()
      this.goOn()
    })
  }

  /** Turns to what is next, if there is nothing in hand. */
  goOn(): void {
    if (this.#detained || this.#doing !== null || this.#ways.attend(this)) return
    const work = this.#ways.choose(this)
    if (work === undefined) return
    const { ward } = work.request
    const { walkWithinWardMinutes, walkBetweenWardsMinutes } = parameters
    const walk = (ward === this.ward ? walkWithinWardMinutes : walkBetweenWardsMinutes).value * minute
    this.ward = ward
    this.walkedMs += walk
    const startsAt = this.#agenda.now + walk
    const doing = { work, startsAt, endsAt: startsAt + work.leftMs }
    this.#doing = doing
    this.#agenda.after(doing.endsAt - this.#agenda.now, () => {
      if (this.#doing !== doing) return
      this.#doing = null
      this.#ways.done(this, work)
      this.goOn()
    })
  }

  get #isWorking(): boolean {
    return this.#doing !== null && this.#agenda.now >= this.#doing.startsAt
  }
}
