import type { Escalation, Pressing, RungTarget } from '@baton/contract'
import { stepWhenPressing } from '@baton/domain/escalation/step-when-pressing'
import { type Answer, answer, refuse } from '../../platform/operations/answer.ts'
import { openScopes } from '../../platform/vault/index.ts'
import type { EscalationParts } from './parts.ts'
import type { Deed } from './steps/deed.ts'
import { type Opened, openStep } from './steps/open-step.ts'
import { release } from './steps/release.ts'
import { type Taken, takeStep } from './steps/take-step.ts'
import { tell } from './steps/tell.ts'
import type { Whole } from './whole.ts'
import { openWords, scopeOf, sealWords, type Words } from './words.ts'

/** How much something presses from now on, and why. */
export interface Changed extends Pick<Words, 'reason' | 'sbar'> {
  readonly urgency: Pressing
  /** Who is called where it had ended. */
  readonly to: RungTarget
}

/**
 * What is escalated presses more, or less (ESC26): who is called is called again where it presses more; what somebody
 * has accepted stays theirs; what had ended is climbed anew.
 *
 * @returns refused `not-found` where nothing was ever raised under that id
 */
export async function changeUrgency(
  deed: Deed,
  parts: EscalationParts,
  id: string,
  changed: Changed,
): Promise<Answer<{ escalation: Escalation }>> {
  const opened = await openStep(deed, parts, id, { climbs: true })
  if (opened === undefined) return refuse('not-found')
  const pressing = { ...opened, whole: await withChange(deed, parts, opened.whole, changed) }
  const { whole, paged } = await stepAfter(deed, parts, pressing, {
    pressesMore: changed.urgency === 'emergency' && opened.whole.row.urgency === 'urgent',
    to: changed.to,
  })
  return answer({ escalation: await tell(deed, parts, { whole, coordinators: opened.coordinators, paged }) })
}

async function stepAfter(
  deed: Deed,
  parts: EscalationParts,
  opened: Opened,
  { pressesMore, to }: { pressesMore: boolean; to: RungTarget },
): Promise<Pick<Taken, 'whole' | 'paged'>> {
  if (opened.whole.row.endedAt !== null) return release(deed, parts, opened, to)
  if (pressesMore) return takeStep(deed, parts, opened, stepWhenPressing)
  return { whole: opened.whole, paged: [] }
}

async function withChange(
  { transaction }: Deed,
  { vault }: EscalationParts,
  { row, ...more }: Whole,
  { urgency, reason, sbar }: Changed,
): Promise<Whole> {
  const scope = scopeOf(row)
  await openScopes(transaction, vault, [{ scope, sealed: row.words }])
  const words = { ...openWords(vault, row), reason, sbar }
  return { ...more, row: { ...row, urgency, words: sealWords(vault, scope, row.id, words) } }
}

/** It needs no ladder any longer: nothing more is sent, and nobody is told that it was done or cancelled (ESC26). */
export async function endQuietly(
  deed: Deed,
  parts: EscalationParts,
  id: string,
): Promise<Answer<{ escalation: Escalation }>> {
  const opened = await openStep(deed, parts, id)
  if (opened === undefined) return refuse('not-found')
  const { row } = opened.whole
  if (row.endedAt !== null) return refuse('no-longer-possible')
  const next = { ...row, state: 'cancelled' as const, endedAt: deed.at, endedBy: deed.personId }
  await parts.notify.withdraw(deed, { kind: 'escalation', id })
  return answer({
    escalation: await tell(deed, parts, { ...opened, whole: { ...opened.whole, row: next }, paged: [] }),
  })
}
