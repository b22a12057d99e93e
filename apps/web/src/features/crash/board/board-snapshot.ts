import type { Called, CrashCall, Role } from '@baton/contract'
import { entriesOf, roleState } from '@baton/domain/crash/roll'
import { type FindPerson, nameOf } from '../../messaging/people.ts'
import { sinceWords } from '../../urgent/words/count-words.ts'
import { kindWord, stateLooks } from '../crash-words.ts'

/** Who looks, and the names of people and roles. */
export interface CrashNaming {
  readonly viewerId: string
  readonly find: FindPerson
  readonly roles: ReadonlyMap<string, Role>
}

export interface BoardPerson {
  readonly id: string
  readonly name: string
  /** What is known of them, the latest first: “Arrived 14:05”. */
  readonly steps: readonly { readonly word: string; readonly at: string }[]
}

export interface BoardRow {
  readonly roleId: string
  readonly role: string
  /** “Through Medical registrar on call”, when nobody held it. */
  readonly through: string | undefined
  readonly state: { readonly word: string; readonly tone: 'quiet' | 'info' | 'good' | 'bad' }
  readonly people: readonly BoardPerson[]
}

export interface BoardSnapshot {
  readonly id: string
  readonly kind: string
  readonly isTest: boolean
  readonly team: string
  readonly place: string
  readonly callBack: string | null
  readonly raisedBy: string
  readonly raised: { readonly at: string; readonly words: string }
  readonly rows: readonly BoardRow[]
  /** “2 of 5 arrived, 1 unfilled”. */
  readonly summary: string
  readonly ended: { readonly at: string; readonly by: string; readonly outcome: string | null } | undefined
  /** What the viewer may do now; what they may not is absent. */
  readonly can: {
    readonly come: boolean
    readonly refuse: boolean
    readonly arrive: boolean
    readonly standDown: boolean
  }
}

/**
 * What a roll-call shows: a pure picture of the call.
 *
 * @param isTold whether the viewer is told of it, or reads it in the log as an administrator
 */
export function boardSnapshot(
  call: CrashCall,
  naming: CrashNaming,
  { now, isTold }: { now: Date; isTold: boolean },
): BoardSnapshot {
  const mine = entriesOf(call, naming.viewerId)
  const isOpen = call.stoodDownAt === null
  const isCalled = isOpen && mine.length > 0
  const hasArrived = mine.some(({ arrivedAt }) => arrivedAt !== null)
  const answer = mine[0]?.answer ?? null
  return {
    id: call.id,
    kind: kindWord(call),
    isTest: call.isTest,
    team: call.teamName,
    place: call.place,
    callBack: call.callBack,
    raisedBy: call.raisedBy === null ? 'Baton, every day' : personName(call.raisedBy, naming),
    raised: { at: call.raisedAt, words: sinceWords(call.raisedAt, now) },
    rows: call.roll.map((entry) => ({
      roleId: entry.roleId,
      role: roleName(entry.roleId, naming),
      through: entry.throughRoleId === null ? undefined : `Through ${roleName(entry.throughRoleId, naming)}`,
      state: stateLooks[roleState(entry)],
      people: entry.called.map((one) => ({
        id: one.personId,
        name: personName(one.personId, naming),
        steps: stepsOf(one),
      })),
    })),
    summary: summaryOf(call),
    ended: endedOf(call, naming),
    can: {
      come: isCalled && answer !== 'coming',
      refuse: isCalled && answer !== 'cannot-come' && !hasArrived,
      arrive: isCalled && !call.isTest && !hasArrived,
      standDown: isOpen && isTold,
    },
  }
}

/** How many have come, and how many roles nobody comes for. */
export function summaryOf({ roll, isTest }: Pick<CrashCall, 'roll' | 'isTest'>): string {
  const states = roll.map(roleState)
  const count = (state: (typeof states)[number]) => states.filter((one) => one === state).length
  const come = isTest ? count('coming') + count('arrived') : count('arrived')
  const parts = [`${come} of ${roll.length} ${isTest ? 'answered' : 'arrived'}`]
  if (!isTest && count('coming') > 0) parts.push(`${count('coming')} coming`)
  if (count('unfilled') > 0) parts.push(`${count('unfilled')} unfilled`)
  return parts.join(', ')
}

/**
 * Whether the viewer was called, has said nothing, and may be rung for: not once they are off duty, save for what they
 * were called to since, which the server does only under a recorded override. As long as their duty is not known, it may.
 */
export function asksMe(
  call: CrashCall,
  viewerId: string,
  duty?: { readonly state: 'on' | 'off'; readonly since: string | null },
): boolean {
  if (call.stoodDownAt !== null) return false
  if (duty?.state === 'off' && (duty.since === null || duty.since >= call.raisedAt)) return false
  const mine = entriesOf(call, viewerId)
  return mine.length > 0 && mine.every(({ answer, arrivedAt }) => answer === null && arrivedAt === null)
}

function stepsOf({ calledAt, deliveredAt, answer, answeredAt, arrivedAt }: Called): BoardPerson['steps'] {
  const steps: { word: string; at: string }[] = []
  if (arrivedAt !== null) steps.push({ word: 'Arrived', at: arrivedAt })
  if (answeredAt !== null)
    steps.push({ word: answer === 'coming' ? 'Coming' : 'Cannot come', at: answeredAt })
  if (deliveredAt !== null) steps.push({ word: 'Delivered', at: deliveredAt })
  steps.push({ word: 'Called', at: calledAt })
  return steps
}

function endedOf(call: CrashCall, naming: CrashNaming): BoardSnapshot['ended'] {
  if (call.stoodDownAt === null) return undefined
  const by = call.stoodDownBy === null ? 'by itself' : `by ${personName(call.stoodDownBy, naming)}`
  return { at: call.stoodDownAt, by, outcome: call.outcome }
}

function roleName(id: string, { roles }: CrashNaming): string {
  return roles.get(id)?.name ?? 'A role that was removed'
}

function personName(id: string, { viewerId, find }: CrashNaming): string {
  return id === viewerId ? 'you' : nameOf(find, id)
}
