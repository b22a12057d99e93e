import type { Channel, Quiet, Urgency } from '@baton/contract'
import { isWithin, nextTime } from './time-of-day.ts'

/** What quiet asks by default: nothing is spared but the noise of what is routine. */
export const defaultQuiet: Quiet = { hours: null, bundleMinutes: 15, routine: ['in-app', 'web-push'] }

/** From here on nothing was delivered and other channels are used (clinical.md §2, `urgent`). */
const undeliveredMs = 5 * 60_000
const minuteMs = 60_000
const pressing: readonly Urgency[] = ['urgent', 'emergency', 'crash']
const everyChannel: readonly Channel[] = ['in-app', 'web-push', 'email', 'gateway']

/** How somebody may be reached, as duty says; `null` when they may not. */
export type Reach = { by: 'duty' } | { by: 'override'; overrideId: string } | null

/** A notice for one person, with everything that its sending depends on. */
export interface Situation {
  readonly urgency: Urgency
  /** It came to them through a role that they hold or cover. */
  readonly throughRole: boolean
  /** Channels that whoever asks would use. */
  readonly asked: readonly Channel[]
  /** Channels that exist here and on which this person can be reached at all. */
  readonly means: readonly Channel[]
  readonly quiet: Quiet
  /** Busy until then. */
  readonly focusUntil: Date | null
  readonly reach: Reach
  readonly at: Date
  /** The organisation's clock. */
  readonly zone: string
}

/** When which channel is used. */
export interface Step {
  readonly channel: Channel
  readonly at: Date
}

/** `held`: nothing is sent, now or later (QUI1). */
export type Plan =
  | { readonly state: 'held' }
  | { readonly state: 'sent'; readonly overrideId: string | null; readonly steps: readonly Step[] }

/** Decides on which channels, and when, a person hears of something. */
export function channelsFor(situation: Situation): Plan {
  const { reach, urgency } = situation
  if (reach === null) return { state: 'held' }
  const overrideId = reach.by === 'override' ? reach.overrideId : null
  const steps = isPressing(urgency) ? stepsOfPressing(situation) : stepsOfOther(situation)
  return { state: 'sent', overrideId, steps: steps.toSorted(byTime) }
}

/** Whether nothing may delay it (QUI5). */
export function isPressing(urgency: Urgency): boolean {
  return pressing.includes(urgency)
}

/** Until when this person asked to be spared; `at` itself when they did not. */
export function sparedUntil({
  quiet,
  focusUntil,
  at,
  zone,
}: Pick<Situation, 'quiet' | 'focusUntil' | 'at' | 'zone'>): Date {
  const free = focusUntil !== null && focusUntil > at ? focusUntil : at
  const { hours } = quiet
  if (hours === null || !isWithin(hours, free, zone)) return free
  const end = nextTime(hours.until, free, zone)
  return focusUntil !== null && focusUntil > end ? focusUntil : end
}

/** The first one, and with it the others at once where it is missing or where nothing waits (QUI6, QUI8). */
function stepsOfPressing({ urgency, asked, means, at }: Situation): Step[] {
  const usable = everyChannel.filter((channel) => asked.includes(channel) && means.includes(channel))
  const waits = urgency === 'urgent' && usable.includes('web-push')
  const later = new Date(at.getTime() + undeliveredMs)
  return usable.map((channel) => ({
    channel,
    at: waits && (channel === 'email' || channel === 'gateway') ? later : at,
  }))
}

/** What is routine or for this shift is never a text message or a bleep, and no e-mail where a device can be woken. */
function stepsOfOther(situation: Situation): Step[] {
  const { urgency, throughRole, asked, means, quiet } = situation
  const usable = (['in-app', 'web-push', 'email'] as const).filter(
    (channel) => asked.includes(channel) && means.includes(channel),
  )
  const wanted =
    urgency === 'routine' && !throughRole
      ? usable.filter((channel) => quiet.routine.includes(channel))
      : usable.filter((channel) => channel !== 'email' || !usable.includes('web-push'))
  // What is shown in the application itself makes no noise and need not wait.
  return wanted.map((channel) => ({
    channel,
    at: channel === 'in-app' ? situation.at : dueAt(situation),
  }))
}

function dueAt(situation: Situation): Date {
  const { urgency, throughRole, quiet, at } = situation
  if (throughRole) return at
  const free = sparedUntil(situation)
  if (urgency !== 'routine' || quiet.bundleMinutes === 0) return free
  const bundle = quiet.bundleMinutes * minuteMs
  return new Date(Math.ceil(free.getTime() / bundle) * bundle)
}

function byTime(a: Step, b: Step): number {
  return a.at.getTime() - b.at.getTime() || everyChannel.indexOf(a.channel) - everyChannel.indexOf(b.channel)
}
