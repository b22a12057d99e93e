import type { RolesSnapshot } from '@baton/client'
import type { MyDuty } from '@baton/domain'
import { dutyLine } from '../words/duty-words.ts'
import { stretchWords, untilWords } from '../words/until-words.ts'

/** The one line about my duty that stands under the header; the first that applies. */
export type DutyBarSnapshot =
  | { readonly kind: 'offer'; readonly offerId: string; readonly words: string }
  | { readonly kind: 'still-on'; readonly words: string }
  | { readonly kind: 'proposal'; readonly shiftId: string; readonly words: string }
  | { readonly kind: 'override'; readonly words: string }
  | { readonly kind: 'off'; readonly words: string }

interface BarState {
  readonly mine: MyDuty
  readonly roles: RolesSnapshot
  readonly nameOf: (personId: string) => string
  /** A shift whose proposal was put aside. */
  readonly notNow: string | undefined
  readonly now: Date
}

/** What the line says now; nothing while there is nothing to say. */
export function dutyBar({ mine, roles, nameOf, notNow, now }: BarState): DutyBarSnapshot | undefined {
  const { duty } = mine
  const roleName = (roleId: string | null) => (roleId === null ? undefined : roles.byId.get(roleId)?.name)
  const offer = mine.offers.find(({ toPersonId }) => toPersonId === duty.personId)
  if (offer) {
    const name = roleName(offer.roleId) ?? 'a role'
    return {
      kind: 'offer',
      offerId: offer.id,
      words: `${nameOf(offer.fromPersonId)} offers you ${name}${itemsWords(offer.openItems)}.`,
    }
  }
  if (duty.state === 'on') {
    if (duty.until === null || now.getTime() < Date.parse(duty.until) + mine.graceMinutes * 60_000)
      return undefined
    return {
      kind: 'still-on',
      words: `Your shift ended at ${untilWords(duty.until, now)}. Are you still on duty?`,
    }
  }
  const [shift] = mine.proposals
  if (shift && shift.id !== notNow && Date.parse(shift.until) > now.getTime()) {
    const name = roleName(shift.roleId)
    return {
      kind: 'proposal',
      shiftId: shift.id,
      words: `The rota has you on ${stretchWords(shift, now)}${name ? `: ${name}` : ''}.`,
    }
  }
  const override = mine.overrides.find(({ until }) => Date.parse(until) > now.getTime())
  if (override) {
    return {
      kind: 'override',
      words: `You are off duty, and may be reached until ${untilWords(override.until, now)}: ${override.reason}`,
    }
  }
  return { kind: 'off', words: `${dutyLine(duty, now).words}. Messages wait for you.` }
}

function itemsWords(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ', with 1 open item' : `, with ${count} open items`
}
