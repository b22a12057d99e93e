import type { UrgentItem } from '@baton/client'
import type { Escalation, OperationName, Sbar } from '@baton/contract'
import { may, mayVisitorTry, type Relationship } from '@baton/domain'
import { asClock, asDateAndClock } from '../../../ui/time/format-time.ts'
import { roleOf } from '../../messaging/people.ts'
import { sinceWords, untilWords } from '../words/count-words.ts'
import { news2Response } from '../words/news2.ts'
import { capital, personName, targetName, targetWithHolders, type UrgentNaming } from '../words/targets.ts'
import { type UrgencyLook, urgencies } from '../words/urgencies.ts'

export type UrgentAct = 'accept' | 'decline' | 'passOn' | 'complete' | 'handOn' | 'cancel'

/** What one person, or an empty rung, did, by name and time. Delivered, seen and accepted never look alike. */
export interface StepSnapshot {
  readonly key: string
  readonly name: string
  /** Through which role they were called; what was to be called, for a rung that was passed over. */
  readonly role: string
  readonly state: 'called' | 'delivered' | 'seen' | 'accepted' | 'declined' | 'passed-on' | 'passed-over'
  /** “Delivered 14:02, not seen yet” */
  readonly words: string
}

/** An urgent item as this viewer sees it. */
export interface CardSnapshot {
  readonly id: string
  readonly urgency: UrgencyLook
  readonly reason: string
  readonly from: {
    readonly name: string
    readonly role: string
    readonly isMe: boolean
    /** Nobody is rung across organisations. */
    readonly canBeRung: boolean
  }
  /** To whom it was addressed, and at which organisation where that is another than mine. */
  readonly to: string
  readonly raised: { readonly at: string; readonly words: string; readonly title: string }
  readonly callBack: string | null
  /** Patient and place in a line, as the sender gave them. */
  readonly about: string | null
  readonly news2: { readonly total: number; readonly response: string } | null
  readonly sbar: readonly { readonly term: string; readonly words: string }[]
  readonly state: {
    readonly tone: 'waiting' | 'stuck' | 'accepted' | 'ended'
    readonly words: string
  }
  /** What the server does next, and when. */
  readonly next: string | null
  readonly steps: readonly StepSnapshot[]
  readonly acts: readonly UrgentAct[]
  readonly conversationId: string | null
  /** The task that it is climbed for: everything that was done stands there. */
  readonly taskId: string | null
}

/** @param now by the server's clock */
export function cardSnapshot(
  { escalation, page }: Pick<UrgentItem, 'escalation' | 'page'>,
  naming: UrgentNaming,
  now: Date,
): CardSnapshot {
  const { sbar, asRoleId, raisedBy, raisedAt } = escalation
  const raised = new Date(raisedAt)
  const asRole = asRoleId === null ? undefined : naming.roles.get(asRoleId)?.name
  return {
    id: escalation.id,
    urgency: urgencies[escalation.urgency],
    reason: escalation.reason,
    from: {
      name: capital(personName(raisedBy, naming)),
      role: asRole ?? (raisedBy === naming.viewerId ? '' : roleOf(naming.find(raisedBy))),
      isMe: raisedBy === naming.viewerId,
      canBeRung: raisedBy !== naming.viewerId && !naming.visited && !naming.find(raisedBy)?.visitorFrom,
    },
    to: toWords(escalation, naming),
    raised: {
      at: raisedAt,
      words: `${asClock(raised)}, ${sinceWords(raisedAt, now)}`,
      title: asDateAndClock(raised),
    },
    callBack: escalation.callBack,
    about: sbar ? [sbar.patient, sbar.place].filter((part) => part.trim() !== '').join(', ') || null : null,
    news2: news2Response(sbar?.news2 ?? null),
    // Patient and place stand above already.
    sbar: sbar ? sbarRows({ ...sbar, patient: '', place: '' }) : [],
    state: stateOf(escalation, naming),
    next: nextOf(escalation, naming, now),
    steps: stepsOf(escalation, naming),
    acts: actsOf(escalation, page, naming),
    conversationId: escalation.subject.withinId,
    taskId: escalation.subject.kind === 'task' ? escalation.subject.id : null,
  }
}

function toWords({ rungs: [first] }: Escalation, naming: UrgentNaming): string {
  if (!first) return ''
  const name = targetName(first.target, naming)
  return naming.visited ? `${name}, at ${naming.visited.name}` : name
}

/** What is filled in, in the order in which it is said. */
export function sbarRows(sbar: Sbar): { term: string; words: string }[] {
  const rows = [
    { term: 'Patient', words: sbar.patient },
    { term: 'Place', words: sbar.place },
    { term: 'Situation', words: sbar.situation },
    { term: 'Background', words: sbar.background },
    { term: 'Assessment', words: sbar.assessment },
    { term: 'Recommendation', words: sbar.recommendation },
  ]
  return rows.filter(({ words }) => words.trim() !== '')
}

function stateOf(escalation: Escalation, naming: UrgentNaming): CardSnapshot['state'] {
  const { acceptedBy, acceptedAt, endedBy, endedAt } = escalation
  switch (escalation.state) {
    case 'running':
      return { tone: 'waiting', words: 'Nobody has accepted yet' }
    case 'exhausted':
      return { tone: 'stuck', words: 'Nobody accepted, and nobody is left to call' }
    case 'accepted':
      return { tone: 'accepted', words: `Accepted by ${byAt(acceptedBy, acceptedAt, naming)}` }
    case 'done':
      return { tone: 'ended', words: `Done, said by ${byAt(endedBy, endedAt, naming)}` }
    case 'cancelled':
      return { tone: 'ended', words: `Cancelled by ${byAt(endedBy, endedAt, naming)}` }
  }
}

function byAt(personId: string | null, at: string | null, naming: UrgentNaming): string {
  const name = personId === null ? 'Baton' : personName(personId, naming)
  return at === null ? name : `${name} at ${asClock(new Date(at))}`
}

function nextOf(escalation: Escalation, naming: UrgentNaming, now: Date): string | null {
  const { state, nextAt, rungs, rung, raisedBy } = escalation
  if (state === 'exhausted') return 'It stays open: anyone who was called may still accept. Telephone.'
  if (state !== 'running' || nextAt === null) return null
  const next = rungs[rung + 1]
  const who = next
    ? `${targetWithHolders(next.target, naming)} ${next.target.kind === 'person' && next.target.id === naming.viewerId ? 'are' : 'is'} called`
    : `${raisedBy === naming.viewerId ? 'you' : 'the sender'} and the coordinator are told`
  return `If nobody accepts, ${who} ${untilWords(nextAt, now)}`
}

function stepsOf(escalation: Escalation, naming: UrgentNaming): StepSnapshot[] {
  const called = escalation.pages.map((page) => ({
    at: page.pagedAt,
    rung: page.rung,
    step: {
      key: `${page.rung} ${page.personId}`,
      name: capital(personName(page.personId, naming)),
      role: page.roleId === null ? roleOf(naming.find(page.personId)) : roleName(page.roleId, naming),
      ...reached(page),
    },
  }))
  const over = escalation.passedOver.map(({ rung, target, at }) => ({
    at,
    rung,
    step: {
      key: `over ${rung} ${at}`,
      name: capital(targetName(target, naming)),
      role: '',
      state: 'passed-over' as const,
      words: `Nobody on duty there: passed over at ${asClock(new Date(at))}`,
    },
  }))
  return [...called, ...over]
    .sort((a, b) => a.rung - b.rung || Date.parse(a.at) - Date.parse(b.at))
    .map(({ step }) => step)
}

function roleName(roleId: string, { roles }: UrgentNaming): string {
  return roles.get(roleId)?.name ?? ''
}

function reached(page: Escalation['pages'][number]): Pick<StepSnapshot, 'state' | 'words'> {
  const at = (moment: string | null) => (moment === null ? '' : ` ${asClock(new Date(moment))}`)
  switch (page.answer) {
    case 'accepted':
      return { state: 'accepted', words: `Accepted${at(page.answeredAt)}` }
    case 'declined':
      return { state: 'declined', words: `Declined${at(page.answeredAt)}` }
    case 'passed-on':
      return { state: 'passed-on', words: `Passed it on${at(page.answeredAt)}` }
    case null:
      if (page.seenAt) return { state: 'seen', words: `Seen${at(page.seenAt)}, not accepted` }
      if (page.deliveredAt)
        return { state: 'delivered', words: `Delivered${at(page.deliveredAt)}, not seen yet` }
      return { state: 'called', words: `Called${at(page.pagedAt)}, not delivered yet` }
  }
}

/** What the server would refuse is not offered. */
function actsOf(
  escalation: Escalation,
  page: UrgentItem['page'],
  { viewerId, visited }: UrgentNaming,
): UrgentAct[] {
  const { state, acceptedBy, raisedBy } = escalation
  const relationships: Relationship[] = ['person']
  if (raisedBy === viewerId) relationships.push('author')
  if (page) relationships.push('paged')
  const isHolder = state === 'accepted' && acceptedBy === viewerId
  if (isHolder) relationships.push('holder')
  const isUp = state === 'running' || state === 'exhausted'
  const isOpen = isUp || state === 'accepted'
  const allowed = (name: OperationName) => may(name, relationships) && (!visited || mayVisitorTry(name))
  const possible: Record<UrgentAct, boolean> = {
    accept: isUp && allowed('escalation.accept'),
    decline: isUp && page?.answer === null && allowed('escalation.decline'),
    passOn: isUp && page?.answer === null && allowed('escalation.passOn'),
    // A task is completed where its patient is shown.
    complete: isHolder && escalation.subject.kind !== 'task' && allowed('escalation.complete'),
    handOn: isHolder && allowed('escalation.passOn'),
    cancel: isOpen && allowed('escalation.cancel'),
  }
  const all: UrgentAct[] = ['accept', 'passOn', 'decline', 'complete', 'handOn', 'cancel']
  return all.filter((act) => possible[act])
}
