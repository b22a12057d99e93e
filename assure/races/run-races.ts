import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { plainTask } from '../../packages/testkit/src/plain-task.ts'
import type { Race, Try } from '../checker/races.ts'
import type { Random } from '../faults/random.ts'
import type { Racer } from './racer.ts'

/** Whoever asks and the two who try, on duty, in a team of their own. */
export interface Lane {
  readonly asker: Racer
  readonly racers: readonly Racer[]
  readonly teamId: string
}

/** Runs so many races in a lane, one after another; the roads and who is a little earlier are drawn. */
export async function runRaces(
  { asker, racers, teamId }: Lane,
  count: number,
  random: Random,
  onRace: (race: Race, acceptMs: number) => void,
): Promise<void> {
  const shown = new Map<string, string[]>()
  asker.onEvent = (line) => {
    if (!line.includes('"task.changed"')) return
    const { id, ownerId }: { id: string; ownerId: string | null } = JSON.parse(line).data.task
    if (ownerId !== null) shown.get(id)?.push(ownerId)
  }
  for (let number = 0; number < count; number += 1) {
    const taskId = uuidv7()
    shown.set(taskId, [])
    const asked = await asker.attempt('http', api.tasks.request, requestOf(teamId), taskId)
    if (!asked.ok) throw new Error(`asking was refused: ${asked.refusal.code}`)
    const started = performance.now()
    const tries = await Promise.all(
      racers.map(async (racer) => {
        if (random.below(4) === 0) await pause(random.below(4))
        return attempt(racer, taskId, random.below(2) === 0 ? 'http' : 'socket')
      }),
    )
    const acceptMs = performance.now() - started
    const { task, steps } = await asker.ask(api.tasks.openTask, { taskId })
    const acceptedBy = steps.filter(({ act }) => act === 'accepted').map(({ by }) => by)
    for (let waited = 0; shown.get(taskId)?.length === 0 && waited < 5_000; waited += 5) await pause(5)
    const shownOwners = shown.get(taskId) ?? []
    shown.delete(taskId)
    onRace({ taskId, tries, ownerId: task.ownerId, acceptedBy, shownOwners }, acceptMs)
  }
}

async function attempt(racer: Racer, taskId: string, road: Try['road']): Promise<Try> {
  const commandId = uuidv7()
  const said = await racer.attempt(road, api.tasks.accept, { taskId }, commandId)
  const { personId } = racer
  if (said.ok) {
    const { ownerId } = said.value.task
    return { commandId, personId, road, ownerId, code: null, saidOwnerId: null }
  }
  const saidOwnerId = said.refusal.details?.find(({ path }) => path === 'ownerId')?.problem ?? null
  return { commandId, personId, road, ownerId: null, code: said.refusal.code, saidOwnerId }
}

function requestOf(teamId: string) {
  return {
    ...plainTask,
    type: 'administrative' as const,
    reason: 'Whoever comes first',
    within: '8-h' as const,
    requestedFor: { kind: 'team' as const, id: teamId },
  }
}
