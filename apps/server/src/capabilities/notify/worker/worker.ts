import { createGroupCommit } from '../../../platform/database/group-commit.ts'
import { type Mailer, openMailer } from '../channels/mail.ts'
import { failed, mayRetry } from '../channels/outcome.ts'
import type { NotifyParts } from '../parts.ts'
import { findDue, type OutwardChannel } from '../store/attempts.ts'
import { tellOfDeadChannel } from '../tell-of-dead-channel.ts'
import { tellAtHome } from '../visitors/tell-at-home.ts'
import { type EndedErrand, endErrands } from './end-errands.ts'
import type { Errand } from './errand.ts'
import { sendErrand } from './send-errand.ts'
import { takeDue } from './take-due.ts'

/** What another server raised, what is tried again, and what was bundled is looked for so often. */
const everyMs = 250
/** Attempts under way on each channel: one that hangs holds up no other. */
const mostAtOnce: { readonly [channel in OutwardChannel]: number } = {
  'web-push': 128,
  email: 16,
  gateway: 32,
}

export interface Worker {
  /** Looks at once: something was raised. */
  nudge(): void
  /** Resolves when nothing that was due is left, for tests and benchmarks. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Sends what is due, from the database: whatever was committed is sent, also after a crash, and by one server. */
export function startWorker(parts: NotifyParts): Worker {
  const mailer = parts.mail === null ? null : openMailer(parts.mail, parts.publicUrl)
  const end = createGroupCommit<EndedErrand, void>({
    async commit(organisationId, ended) {
      await endErrands(parts, organisationId, ended)
      return ended.map(() => undefined)
    },
  })
  const underWay: { readonly [channel in OutwardChannel]: Set<Promise<void>> } = {
    'web-push': new Set(),
    email: new Set(),
    gateway: new Set(),
  }
  let looking: Promise<void> | null = null
  let again = false
  let stopped = false
  const stopTicker = parts.clock.setTicker(everyMs, nudge)

  function nudge(): void {
    again = true
    if (looking !== null || stopped) return
    looking = look().finally(() => {
      looking = null
      if (again && !stopped) nudge()
    })
  }

  async function look(): Promise<void> {
    while (again && !stopped) {
      again = false
      await attempt(() => tellAtHome(parts))
      const due = await attempt(() => findDue(parts.database.system, parts.clock.now()))
      for (const { organisationId, channel } of due ?? []) {
        await attempt(() => fill(organisationId, channel))
      }
    }
  }

  /** What fails is tried again at the next tick: a database that is away must not be asked in a circle. */
  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work()
    } catch (error) {
      parts.log.warn({ err: error }, 'notices not sent; tried again')
      return undefined
    }
  }

  async function fill(organisationId: string, channel: OutwardChannel): Promise<void> {
    const lane = underWay[channel]
    const room = mostAtOnce[channel] - lane.size
    if (room <= 0 || stopped) return
    const { taken, errands } = await takeDue(parts, organisationId, channel, room)
    if (taken === room) again = true
    for (const errand of errands) {
      const sending = run(errand).finally(() => {
        lane.delete(sending)
        // Something may have waited for the room.
        nudge()
      })
      lane.add(sending)
    }
  }

  async function run(errand: Errand): Promise<void> {
    const { organisationId, target } = errand
    // Stood still since: somebody else has it by now.
    if (parts.clock.now() >= errand.leaseUntil) return
    try {
      const outcome = await sendErrand(parts, mailer, errand).catch(() => failed('unreachable'))
      await end(organisationId, { errand, outcome })
      if (outcome.state === 'failed' && mayRetry(outcome.problem)) {
        await tellOfDeadChannel(parts, organisationId, target.channel)
      }
    } catch (error) {
      // Its lease ends, and it is made again under the same key.
      parts.log.warn({ attemptId: errand.first.id, err: error }, 'an attempt was not written down')
    }
  }

  function all(): Promise<void>[] {
    return Object.values(underWay).flatMap((lane) => [...lane])
  }

  return {
    nudge,
    async settled() {
      nudge()
      for (;;) {
        const pending = [looking, ...all()].filter((one) => one !== null)
        if (pending.length === 0) return
        await Promise.allSettled(pending)
      }
    },
    async stop() {
      stopped = true
      stopTicker()
      await looking
      await Promise.allSettled(all())
      mailer?.close()
    },
  }
}

export type { Mailer }
