import { awayForMs, emptyForMs, unheardForMs } from '@baton/domain/calls/present'
import { goOnWithMeetings, remindOfMeetings } from '../meetings/watch/look.ts'
import type { CallsAtWork } from '../parts.ts'
import { byItself } from '../steps/by-itself.ts'
import type { Deed } from '../steps/deed.ts'
import { findUnheard } from '../store/lines.ts'
import { type DueMeeting, findEmptied, findRinging, findRungOut } from '../store/meetings.ts'
import { forgetTickets } from '../store/tickets.ts'
import { endEmpty } from './end-empty.ts'
import { loseLines } from './lose-lines.ts'
import { missCalls } from './miss-calls.ts'
import { stopRinging } from './stop-ringing.ts'

const everyMs = 1_000
/** Tickets that nobody used, and meetings that are about to begin, are looked for every so many looks. */
const nowAndThen = 15
/** Series that are to go on are looked for every so many: they are made weeks ahead. */
const seldom = 600

export interface Watch {
  /** Does everything that is due now; done when it is. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** What calls need besides people: to be missed, left by whose line stays down, and over when they are empty; reminders, and series that go on. From rows. */
export function startWatch(parts: CallsAtWork): Watch {
  const { clock, log } = parts
  let underWay: Promise<void> | null = null
  let looks = 0
  const stopTicker = clock.setTicker(everyMs, () => void look(false))
  return {
    look: async () => {
      await underWay
      await look(true)
    },
    async stop() {
      stopTicker()
      await underWay
    },
  }

  function look(atEverything: boolean): Promise<void> {
    underWay ??= run(atEverything)
      .catch((error: unknown) => log.warn({ err: error }, 'calls were not looked at; tried again'))
      .finally(() => {
        underWay = null
      })
    return underWay
  }

  async function run(atEverything: boolean): Promise<void> {
    const { system } = parts.database
    const now = clock.now()
    const ago = (ms: number) => new Date(now.getTime() - ms)
    const rungOut = await findRungOut(system, now)
    const ringing = await findRinging(system)
    await forEach('calls.stopRinging', ringing, (deed, id) => stopRinging(deed, parts, id))
    await forEach('calls.miss', rungOut, (deed, id) => missCalls(deed, parts, id))
    const unheard = await findUnheard(system, ago(awayForMs), ago(unheardForMs))
    await forEach('calls.loseLine', unheard, (deed, id) => loseLines(deed, parts, id))
    const emptied = await findEmptied(system, ago(emptyForMs), now)
    await forEach('calls.endEmpty', emptied, (deed, id) => endEmpty(deed, parts, id))
    const isTime = (every: number) => atEverything || looks % every === 0
    if (isTime(nowAndThen)) await forgetTickets(system, now)
    if (isTime(nowAndThen)) await remindOfMeetings(parts)
    if (isTime(seldom)) await goOnWithMeetings(parts)
    looks += 1
  }

  /** One that fails keeps no other from being done. */
  async function forEach(
    action: string,
    due: readonly DueMeeting[],
    work: (deed: Deed, id: string) => Promise<void>,
  ): Promise<void> {
    for (const { id, organisationId } of due) {
      await byItself(parts, { organisationId, action }, (deed) => work(deed, id)).catch((error: unknown) =>
        log.warn({ action, meetingId: id, err: error }, 'meeting not seen to; tried again'),
      )
    }
  }
}
