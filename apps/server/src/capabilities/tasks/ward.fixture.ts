import { api, type BoardKind, type Delivered, type InputOf, type Task } from '@baton/contract'
import { applyToBoard, type Board } from '@baton/domain/tasks/replay'
import { plainTask } from '@baton/testkit/plain-task'
import { replayAll } from '@baton/testkit/replay'
import { expect } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { type Colleague, openHospital } from './handover/hospital.fixture.ts'
import { moveOwner } from './steps/move-owner.ts'
import { byItself } from './watch/by-itself.ts'
import { startWatch } from './watch/watch.ts'

export type { Colleague } from './handover/hospital.fixture.ts'

export type Asking = InputOf<typeof api.tasks.request>
export type Ward = Awaited<ReturnType<typeof openWard>>

/** A board that somebody holds. */
export interface Looking {
  readonly who: Colleague
  readonly board: BoardKind
  readonly id?: string
}

/** One ward of the small hospital by day: who asks, who is asked, who coordinates, who is at home. */
export async function openWard() {
  const hospital = await openHospital()
  const { clock, ward } = hospital
  const [server] = hospital.servers
  if (server === undefined) throw new Error('there is a server')
  const engine = server.escalation.start({ clock, log: silentLog })
  const watch = server.tasks.start({ clock, log: silentLog })

  async function ask(who: Colleague, more: Partial<Asking> & Pick<Asking, 'requestedFor'>): Promise<Task> {
    return (await who.ask(api.tasks.request, { ...plainTask, placeId: ward, ...more })).task
  }

  async function open(who: Colleague, board: BoardKind, id?: string): Promise<Board> {
    return who.ask(api.tasks.openBoard, id === undefined ? { board } : { board, id })
  }

  return {
    ...hospital,
    server,
    watch,
    ask,
    open,
    see: async (who: Colleague, taskId: string) => (await who.ask(api.tasks.openTask, { taskId })).task,
    history: async (who: Colleague, taskId: string) => {
      const { steps } = await who.ask(api.tasks.openTask, { taskId })
      return steps.map(({ act, by, words }) => (words === null ? [act, by] : [act, by, words]))
    },
    async signOnFromHome(who: Colleague, ...roleIds: string[]): Promise<void> {
      const details = { from: 'home' as const, placeId: null, telephone: null, until: null, roleIds }
      await who.ask(api.duty.signOn, details)
    },
    /** What another server does by itself. */
    startWatchOf: (another: typeof server) => startWatch(another.parts, { clock, log: silentLog }),
    /** As a handover does. */
    moveOwner: (taskIds: readonly string[], to: Colleague) =>
      byItself(
        server.parts,
        clock,
        { organisationId: hospital.organisationId, action: 'tasks.move' },
        async (deed) => {
          await moveOwner(deed, server.parts, taskIds, to.id)
        },
      ),
    /** Lets so many minutes pass; ladders climb and what recurs is requested. */
    async wait(minutes: number): Promise<void> {
      clock.advance(minutes * 60_000)
      await engine.look()
      await watch.look()
    },
    /** The replay law: what each of these people held before, and what they were sent since, is what is there now. */
    async keepsReplayLaw(looking: readonly Looking[], work: () => Promise<unknown>): Promise<void> {
      const held: Board[] = []
      for (const { who, board, id } of looking) held.push(await open(who, board, id))
      hospital.published.length = 0
      await work()
      for (const [index, { who, board, id }] of looking.entries()) {
        const before = held[index]
        if (before === undefined) throw new Error('nothing was held')
        const events: Delivered[] = hospital.eventsFor(who)
        const replayed = replayAll(applyToBoard, before, events, { personId: who.id })
        expect(replayed, `${board} of ${who.id}`).toEqual(await open(who, board, id))
      }
    },
    async close() {
      await engine.stop()
      await watch.stop()
      await hospital.close()
    },
  }
}

/** Of an unwell patient. */
export function sbar(news2: number | null): NonNullable<Asking['sbar']> {
  return {
    patient: '',
    place: '',
    situation: 'Breathless since noon',
    background: '',
    assessment: '',
    recommendation: 'Please come',
    news2,
  }
}
