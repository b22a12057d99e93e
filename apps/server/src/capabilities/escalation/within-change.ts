import type { Escalation, RungTarget } from '@baton/contract'
import type { Acting } from '../../platform/operations/acting.ts'
import { type Answer, answer, refuse } from '../../platform/operations/answer.ts'
import type { Change } from '../../platform/operations/change.ts'
import { type Changed, changeUrgency, endQuietly } from './change-urgency.ts'
import { acceptIn } from './commands/accept.ts'
import { cancelIn } from './commands/cancel.ts'
import { completeIn } from './commands/complete.ts'
import { declineIn } from './commands/decline.ts'
import { passOnIn } from './commands/pass-on.ts'
import type { EscalationParts } from './parts.ts'
import { acceptedOf, answerPages } from './steps/answer-pages.ts'
import { type Deed, deedIn } from './steps/deed.ts'
import { type Opened, openStep } from './steps/open-step.ts'
import { release } from './steps/release.ts'
import { newPage } from './steps/take-step.ts'
import { tell } from './steps/tell.ts'
import type { EscalationRow } from './store/escalations.ts'
import { insertHearers, insertPages, readHearers } from './store/pages.ts'
import type { Whole } from './whole.ts'

type Answered = Promise<Answer<{ escalation: Escalation }>>

/**
 * What whoever owns the escalated thing does with its ladder, in its own change and under its own name: accepting a task
 * and accepting its escalation are one act, whichever side it comes from. Who may is the owner's to say.
 */
export interface WithinChange {
  /** Whoever was not called takes it of their own accord. */
  accept(change: Change, id: string): Answered
  /** Whoever was not called has nothing to decline: `not-found`. */
  decline(change: Change, id: string): Answered
  passOn(change: Change, id: string, to: RungTarget): Answered
  complete(change: Change, id: string): Answered
  cancel(change: Change, id: string): Answered
  /** It is nobody's again: `to` is called, then what is left of the ladder. */
  release(change: Change, id: string, to: RungTarget): Answered
  /** It was not done after all: whoever had it has it again, or, where they are not there, as for `release`. */
  reopen(change: Change, id: string, to: RungTarget): Answered
  /** It presses more or less from now on; `not-found` where nothing was ever raised for it. */
  changeUrgency(deed: Deed, id: string, changed: Changed): Answered
  /** It needs no ladder any longer; nobody is told that it was done. */
  endQuietly(deed: Deed, id: string): Answered
  /** Somebody else has it now, who has agreed to. */
  moveHolder(
    acting: Acting & Pick<Deed, 'action' | 'commandId'>,
    id: string,
    toPersonId: string,
  ): Promise<void>
}

export function withinChange(parts: EscalationParts): WithinChange {
  return {
    async accept(change, id) {
      await comeForward(change, parts, id)
      return acceptIn(change, parts, id)
    },
    decline: (change, id) => declineIn(change, parts, id),
    async passOn(change, id, to) {
      await comeForward(change, parts, id)
      return passOnIn(change, parts, id, to)
    },
    complete: (change, id) => completeIn(change, parts, id),
    cancel: (change, id) => cancelIn(change, parts, id),
    async release(change, id, to) {
      const deed = deedIn(change)
      const opened = await openStep(deed, parts, id)
      return opened === undefined ? refuse('not-found') : releaseTo(deed, parts, opened, to)
    },
    async reopen(change, id, to) {
      const deed = deedIn(change)
      const opened = await openStep(deed, parts, id)
      if (opened === undefined) return refuse('not-found')
      const { row } = opened.whole
      const reachable = await parts.duty.callableAmong(deed.transaction, holderOf(row), deed.at)
      if (row.acceptedBy === null || reachable.size === 0) return releaseTo(deed, parts, opened, to)
      const next = { ...row, state: 'accepted' as const, endedAt: null, endedBy: null }
      const told = { ...opened, whole: { ...opened.whole, row: next }, paged: [] }
      return answer({ escalation: await tell(deed, parts, told) })
    },
    changeUrgency: (deed, id, changed) => changeUrgency(deed, parts, id, changed),
    endQuietly: (deed, id) => endQuietly(deed, parts, id),
    moveHolder: (acting, id, toPersonId) => moveHolder(acting, parts, id, toPersonId),
  }
}

async function releaseTo(deed: Deed, parts: EscalationParts, opened: Opened, to: RungTarget): Answered {
  const taken = await release(deed, parts, opened, to)
  const told = { whole: taken.whole, coordinators: opened.coordinators, paged: taken.paged }
  return answer({ escalation: await tell(deed, parts, told) })
}

function holderOf({ acceptedBy }: EscalationRow): string[] {
  return acceptedBy === null ? [] : [acceptedBy]
}

/** Whoever was not called counts as called from now on. */
async function comeForward(change: Change, parts: EscalationParts, id: string): Promise<void> {
  const { transaction, viewer, at } = change
  const { organisationId, personId } = viewer
  const hearers = await readHearers(transaction, id)
  if (!hearers.includes(personId)) insertHearers(transaction, organisationId, id, [personId], 'paged')
  const opened = await openStep(deedIn(change), parts, id, { more: [personId] })
  if (opened === undefined) return
  const { row, pages } = opened.whole
  if (row.endedAt !== null || row.state === 'accepted') return
  if (pages.some((page) => page.personId === personId)) return
  insertPages(transaction, organisationId, [newPage(id, Math.max(0, row.rung), personId, null, at)])
}

async function moveHolder(deed: Deed, parts: EscalationParts, id: string, toPersonId: string): Promise<void> {
  const opened = await openStep(deed, parts, id, { more: [toPersonId] })
  if (opened === undefined || opened.whole.row.state !== 'accepted') return
  const { whole, coordinators } = opened
  const { row } = whole
  if (row.acceptedBy === null || row.acceptedBy === toPersonId) return
  const passed = answerPages(deed, whole, acceptedOf(whole, row.acceptedBy), 'passed-on')
  const taken = {
    ...newPage(id, row.rung, toPersonId, null, deed.at),
    answer: 'accepted' as const,
    answeredAt: deed.at,
    deliveredAt: deed.at,
    seenAt: deed.at,
  }
  const called = passed.pages.filter((page) => page.personId === toPersonId && page.rung === row.rung)
  const fresh = called.length > 0 ? [] : [taken]
  insertPages(deed.transaction, deed.organisationId, fresh)
  const agreed = answerPages(deed, passed, called, 'accepted')
  const next = { ...row, acceptedBy: toPersonId, acceptedAt: deed.at, acceptedRoleId: null }
  const moved: Whole = { ...agreed, row: next, pages: [...agreed.pages, ...fresh] }
  await tell(deed, parts, { whole: moved, coordinators, paged: [toPersonId] })
}
