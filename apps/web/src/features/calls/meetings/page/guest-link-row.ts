import type { GuestLink } from '@baton/contract'
import { asClock, asDate, daysBetween } from '../../../../ui/time/format-time.ts'
import type { CallNaming } from '../../words/meeting-words.ts'

export interface GuestLinkRow {
  readonly id: string
  /** “Works until today 18:00”, “Taken back”, “Ended”. */
  readonly title: string
  /** “Made by Amina Yusuf at 09:12”. */
  readonly subtitle: string
  readonly isOpen: boolean
}

/** A link for guests, as whoever may take it back sees it. */
export function guestLinkRow(link: GuestLink, { nameOf }: CallNaming, now: Date): GuestLinkRow {
  const isOver = Date.parse(link.expiresAt) <= now.getTime()
  return {
    id: link.id,
    title:
      link.revokedAt !== null
        ? 'Taken back'
        : isOver
          ? 'Ended'
          : `Works until ${whenOf(link.expiresAt, now)}`,
    subtitle: `Made by ${nameOf(link.madeBy)}, ${whenOf(link.madeAt, now)}`,
    isOpen: link.revokedAt === null && !isOver,
  }
}

function whenOf(at: string, now: Date): string {
  const moment = new Date(at)
  const days = -daysBetween(moment, now)
  const clock = asClock(moment)
  if (days === 0) return `today ${clock}`
  return days === 1 ? `tomorrow ${clock}` : `${asDate(moment)} ${clock}`
}
