import type { api, OutputOf } from '@baton/contract'
import { type Places, placeWords } from '../../../app/session/places.ts'
import { taskTypes } from '../words/task-types.ts'

type Figures = OutputOf<typeof api.tasks.figures>
type Flow = Figures['all']

/** One line of a plot and of its table. */
export interface FlowRow {
  readonly id: string
  readonly name: string
  readonly requested: number
  readonly completed: number
  readonly declined: number
  readonly accept: string
  readonly done: string
}

export interface FiguresSnapshot {
  readonly sum: readonly { readonly term: string; readonly value: string }[]
  readonly byType: readonly FlowRow[]
  readonly byWard: readonly FlowRow[]
  readonly byHour: readonly FlowRow[]
}

/** How tasks flow, in words. What would show one person is not said, as the server leaves it out. */
export function figuresSnapshot(
  { all, byType, byWard, byHour, remote }: Figures,
  places: Places,
): FiguresSnapshot {
  return {
    sum: [
      { term: 'Asked for', value: String(all.requested) },
      { term: 'Done', value: shareWords(all.completed, all.requested) },
      { term: 'Declined', value: shareWords(all.declined, all.requested) },
      { term: 'Half were accepted within', value: timeWords(all.acceptMedianMs) },
      { term: 'Nine in ten were accepted within', value: timeWords(all.acceptP90Ms) },
      { term: 'Half were done within', value: timeWords(all.doneMedianMs) },
      { term: 'Nine in ten were done within', value: timeWords(all.doneP90Ms) },
      { term: 'Done from home', value: shareWords(remote.done, remote.of) },
    ],
    byType: byType
      .map((flow) => rowOf(flow, flow.type, taskTypes[flow.type].name))
      .sort((a, b) => b.requested - a.requested),
    byWard: byWard
      .map((flow) => rowOf(flow, flow.wardId ?? 'none', placeWords(flow.wardId, places) || 'Not on a ward'))
      .sort((a, b) => b.requested - a.requested),
    byHour: byHour.map((flow) => rowOf(flow, String(flow.hour), `${String(flow.hour).padStart(2, '0')}:00`)),
  }
}

/** “25 min”, “1 h 5 min”; that there are too few to say. */
export function timeWords(ms: number | null): string {
  if (ms === null) return 'Too few to say'
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return 'under a minute'
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`
}

function shareWords(part: number, whole: number): string {
  return whole === 0 ? '0' : `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`
}

function rowOf(flow: Flow, id: string, name: string): FlowRow {
  return {
    id,
    name,
    requested: flow.requested,
    completed: flow.completed,
    declined: flow.declined,
    accept: timeWords(flow.acceptMedianMs),
    done: timeWords(flow.doneMedianMs),
  }
}
