import type { Duty } from '@baton/contract'
import { untilWords } from './until-words.ts'

/** How a duty is drawn: each state has a word, a shape and a colour of its own. */
export type DutyState = 'on' | 'busy' | 'home' | 'off'

export interface DutyLine {
  readonly state: DutyState
  /** “On duty until 17:00”, “In theatre until 15:00”, “Off duty until Mon 08:00” */
  readonly words: string
}

/** Whether a person can be turned to, in a few words that always say until when, as far as anyone knows. */
export function dutyLine(duty: Duty, now: Date): DutyLine {
  if (duty.state === 'off') {
    return { state: 'off', words: `Off duty${untilOf(duty.until, now)}` }
  }
  const focus = focusNow(duty, now)
  if (focus) {
    return { state: 'busy', words: `${capitalised(focus.words)} until ${untilWords(focus.until, now)}` }
  }
  if (duty.from === 'home') return { state: 'home', words: `Working from home${untilOf(duty.until, now)}` }
  return { state: 'on', words: `On duty${untilOf(duty.until, now)}` }
}

/** What they are busy with; absent when they are not, or no longer. */
export function focusNow({ focus }: Duty, now: Date): Duty['focus'] {
  return focus !== null && Date.parse(focus.until) > now.getTime() ? focus : null
}

/** A time that has passed says nothing any more: someone may stay on after their shift, or not come. */
function untilOf(until: string | null, now: Date): string {
  return until !== null && Date.parse(until) > now.getTime() ? ` until ${untilWords(until, now)}` : ''
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
