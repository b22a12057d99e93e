import type { Rung, RungTarget, Task, Urgency } from '@baton/contract'
import type { Climb } from '@baton/domain/escalation/climb'
import { nextStep } from '@baton/domain/escalation/next-step'
import { rungsFor } from '@baton/domain/escalation/rungs'
import { channelsFor, defaultQuiet } from '@baton/domain/notify/plan'
import { noticeUrgencyOf } from '@baton/domain/tasks/pressing'
import { byRank, groupByWard } from '@baton/domain/tasks/rank'
import { Agenda } from '../model/agenda.ts'
import { type Chance, chanceFrom } from '../model/chance.ts'
import { afterStep, soundsAt, type Taken } from './after-step.ts'
import { asTask } from './as-task.ts'
import { Doctor, type Ways, type Work } from './doctor.ts'
import { type Night, type Outcome, outcomeOf, outcomesOf } from './outcome.ts'
import { parameters } from './parameters.ts'
import { ladderFor, momentAt, sinceBegin } from './pressing.ts'
import { nightMs, type Request } from './requests.ts'
import { rightFor, staff } from './staff.ts'

const minute = 60_000
const endless = 10 * nightMs
const nurse = 'nurse'

/** Something on its ladder, until somebody accepts it. */
interface Climbing {
  readonly request: Request
  readonly outcome: Outcome
  climb: Climb
  /** Counts steps, so that a timer which another step has overtaken does nothing. */
  step: number
}

/**
 * A night with Baton, by its own rules: pressing tasks climb their ladder (ESC), what does not press lies on a list that
 * both ward doctors see, ranked and by ward (TSK12, TSK13), and is told of as notify would (QUI6, QUI7).
 */
export function byBaton(requests: readonly Request[], seed: number): Night {
  return new ByBaton(requests, chanceFrom(seed)).night()
}

class ByBaton implements Ways {
  readonly #agenda = new Agenda()
  readonly #chance: Chance
  readonly #outcomes: Map<string, Outcome>
  readonly #doctors: Doctor[]
  /** What each has accepted. */
  readonly #accepted: Work[][] = staff.map(() => [])
  /** Ladders that somebody was called on and could not answer yet. */
  readonly #called: Climbing[][] = staff.map(() => [])
  /** Asked of the ward doctors, and of the seniors. */
  readonly #pools = { ward: [] as Work[], senior: [] as Work[] }
  #nurseMs = 0

  constructor(requests: readonly Request[], chance: Chance) {
    this.#chance = chance
    this.#outcomes = outcomesOf(requests)
    this.#doctors = staff.map((one) => new Doctor(one, { agenda: this.#agenda, ways: this }))
    const asking = parameters.requestMinutes.value * minute
    for (const request of requests) {
      if (!request.forSeniors) this.#nurseMs += asking
      this.#agenda.after(request.at + (request.forSeniors ? 0 : asking), () => this.#begin(request))
    }
  }

  night(): Night {
    this.#agenda.run(endless)
    return { outcomes: [...this.#outcomes.values()], doctors: this.#doctors, nurseMs: this.#nurseMs }
  }

  /** Whoever comes free first sees whom a ladder called them to, then the list. */
  attend(doctor: Doctor): boolean {
    const place = this.#doctors.indexOf(doctor)
    const called = this.#called[place]?.splice(0).filter(isOpen) ?? []
    for (const climbing of called.toSorted(byUrgency)) {
      if (this.#isTaken(doctor, place, climbing)) this.#keep(climbing, place)
      else this.#accept(place, climbing)
    }
    if (!doctor.isSenior) for (const { request } of this.#pools.ward) this.#reach(request)
    return false
  }

  choose(doctor: Doctor): Work | undefined {
    const place = this.#doctors.indexOf(doctor)
    const own = this.#accepted[place] ?? []
    const pool = doctor.isSenior ? this.#pools.senior : this.#pools.ward
    const works = new Map([...own, ...pool].map((work) => [work.request.id, work]))
    const ranked = [...works.values()].map(({ request }) => asTask(request)).sort(byRank)
    const chosen = works.get(this.#pick(doctor, ranked)?.id ?? '')
    if (chosen === undefined) return undefined
    for (const list of [own, pool]) if (list.includes(chosen)) list.splice(list.indexOf(chosen), 1)
    return chosen
  }

  done(_doctor: Doctor, { request }: Work): void {
    const outcome = outcomeOf(this.#outcomes, request)
    outcome.doneAt = this.#agenda.now
    outcome.done += 1
  }

  /** The first of the board; where it can wait, the first of the group of the ward that one is on. */
  #pick(doctor: Doctor, ranked: readonly Task[]): Task | undefined {
    const [first] = ranked
    if (first === undefined || first.priority !== 'routine') return first
    const soon = this.#agenda.now + parameters.dueSoonMinutes.value * minute
    if (sinceBegin(new Date(first.dueAt)) <= soon) return first
    const here = groupByWard(ranked, []).find(({ placeId }) => placeId === `ward ${doctor.ward}`)
    return here?.tasks[0] ?? first
  }

  #begin(request: Request): void {
    const pressing = ladderFor(request)
    const work = { request, leftMs: request.workMs }
    if (request.forSeniors) {
      outcomeOf(this.#outcomes, request).reachedAt = this.#agenda.now
      this.#pools.senior.push(work)
      for (const doctor of this.#doctors) if (doctor.isSenior) doctor.goOn()
    } else if (pressing === null) {
      this.#pools.ward.push(work)
      this.#tell(request)
    } else {
      const [addressed, ...others] = rightFor(request).map(
        (place): Rung => ({ target: roleOf(place), waitMs: 10 * minute }),
      )
      if (addressed === undefined) throw new Error('nobody is right for this')
      const climb: Climb = {
        urgency: pressing,
        state: 'running',
        raisedBy: nurse,
        rungs: rungsFor(pressing, addressed.target, [others]),
        rung: -1,
        since: null,
        round: 0,
        widened: false,
        pages: [],
      }
      this.#step({ request, outcome: outcomeOf(this.#outcomes, request), climb, step: 0 })
    }
  }

  /** Tells the ward doctors of something for this shift, or of something routine, when notify would. */
  #tell(request: Request): void {
    const urgency = noticeUrgencyOf(request)
    const now = this.#agenda.now
    const plan = channelsFor({
      urgency,
      throughRole: false,
      asked: ['web-push'],
      means: ['web-push'],
      quiet: defaultQuiet,
      focusUntil: null,
      reach: { by: 'duty' },
      at: momentAt(now),
      zone: 'Europe/London',
    })
    if (plan.state === 'held') throw new Error('nobody is off duty in this night')
    for (const { at } of plan.steps) {
      this.#agenda.after(sinceBegin(at) - now, () => {
        for (const doctor of this.#doctors) if (!doctor.isSenior) this.#notice(doctor, request, urgency)
      })
    }
  }

  /** What is for this shift sounds, what is routine does not (clinical.md §2). */
  #notice(doctor: Doctor, request: Request, urgency: Urgency): void {
    if (outcomeOf(this.#outcomes, request).doneAt !== null) return
    if (urgency === 'soon') doctor.hear()
    if (!doctor.canTurn) return
    if (doctor.doing === null) doctor.goOn()
    else if (urgency === 'soon') {
      this.#agenda.after(parameters.glanceMinutes.value * minute, () => this.#reach(request))
    }
  }

  #reach(request: Request): void {
    const outcome = outcomeOf(this.#outcomes, request)
    outcome.reachedAt ??= this.#agenda.now
  }

  /** Does what the ladder says is due now, and waits for what is due next. */
  #step(climbing: Climbing): void {
    climbing.step += 1
    const { step } = climbing
    const holders = climbing.climb.rungs.map(({ target }) => [target.id])
    const next = nextStep(climbing.climb, momentAt(this.#agenda.now), holders)
    if (next.kind === 'settled') return
    if (next.kind === 'wait') {
      const wait = sinceBegin(next.dueAt) - this.#agenda.now
      this.#agenda.after(wait, () => {
        if (climbing.step === step) this.#step(climbing)
      })
      return
    }
    this.#take(climbing, next)
    // Whoever answers at once has taken a step already.
    if (climbing.step === step) this.#step(climbing)
  }

  #take(climbing: Climbing, step: Taken): void {
    const { urgency } = climbing.climb
    // An emergency goes out on every channel at once.
    const isReached = () => urgency === 'emergency' || this.#chance.happens(parameters.deviceReached.value)
    climbing.climb = afterStep(climbing.climb, step, momentAt(this.#agenda.now), isReached)
    for (const personId of soundsAt(climbing.climb, step)) this.#call(climbing, placeOf(personId))
    if (step.kind !== 'exhaust') return
    // Nobody could say yes: it waits with everyone who was called, for whoever comes free first.
    for (const { personId } of climbing.climb.pages) {
      this.#keep(climbing, placeOf(personId))
      this.#doctors[placeOf(personId)]?.goOn()
    }
  }

  /** It sounds at somebody, who answers if they can. */
  #call(climbing: Climbing, place: number): void {
    const doctor = this.#doctors[place]
    if (doctor === undefined) throw new Error('nobody has this role')
    doctor.hear()
    this.#keep(climbing, place)
    if (!doctor.canTurn) return
    const { from, to } = parameters.answerMinutes.value
    this.#agenda.after(this.#chance.between(from * minute, to * minute), () => this.#answer(climbing, place))
  }

  #keep(climbing: Climbing, place: number): void {
    const called = this.#called[place]
    if (called !== undefined && !called.includes(climbing)) called.push(climbing)
  }

  /** Yes, or no where something has them that presses as much: then the next rung is called at once. */
  #answer(climbing: Climbing, place: number): void {
    const doctor = this.#doctors[place]
    if (doctor === undefined || !isOpen(climbing) || !doctor.canTurn) return
    if (this.#isTaken(doctor, place, climbing)) {
      if (climbing.climb.state === 'exhausted') return
      climbing.climb = {
        ...climbing.climb,
        pages: climbing.climb.pages.map((page) =>
          placeOf(page.personId) === place && page.answer === null ? { ...page, answer: 'declined' } : page,
        ),
      }
      this.#step(climbing)
      return
    }
    this.#accept(place, climbing)
    const left = doctor.breakOff()
    if (left !== null) this.#accepted[place]?.push(left)
    doctor.goOn()
  }

  #isTaken({ doing }: Doctor, place: number, { climb }: Climbing): boolean {
    const inHand = [...(doing === null ? [] : [doing]), ...(this.#accepted[place] ?? [])]
    const ladders = inHand.map(({ request }) => ladderFor(request))
    return ladders.includes('emergency') || (climb.urgency === 'urgent' && ladders.includes('urgent'))
  }

  #accept(place: number, climbing: Climbing): void {
    climbing.climb = { ...climbing.climb, state: 'accepted' }
    climbing.step += 1
    this.#reach(climbing.request)
    this.#accepted[place]?.push({ request: climbing.request, leftMs: climbing.request.workMs })
  }
}

function isOpen({ climb }: Climbing): boolean {
  return climb.state === 'running' || climb.state === 'exhausted'
}

function byUrgency(a: Climbing, b: Climbing): number {
  return Number(b.climb.urgency === 'emergency') - Number(a.climb.urgency === 'emergency')
}

function roleOf(place: number): RungTarget {
  return { kind: 'role', id: `role ${place}` }
}

function placeOf(id: string): number {
  return Number(id.slice('role '.length))
}
