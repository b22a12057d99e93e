import type { SaidInHandover, SickPatient, Task } from '@baton/contract'
import { ladderOf, pressingNews2 } from './pressing.ts'
import { byRank } from './rank.ts'

/** Somebody on a ward, with what was said of them. */
export interface LyingSick {
  readonly patientId: string
  /** Open ones about them. */
  readonly tasks: readonly Task[]
  /** Of the last handover of their stay. */
  readonly said: SaidInHandover | null
}

/**
 * The sickest of these patients (TSK33): of whom an open task says a NEWS2 that presses or an emergency, or whom the last
 * handover calls sick. An emergency first, then by the total that was said last, then whom a handover calls sick.
 */
export function sickest(lying: readonly LyingSick[]): SickPatient[] {
  return lying
    .map(({ patientId, tasks, said }) => {
      const telling = tasks.filter(tellsOfIllness).sort(byRank)
      return {
        isEmergency: telling.some((task) => ladderOf(task) === 'emergency'),
        isSick: said?.illness === 'sick',
        sick: { patientId, ...lastNews2(tasks, said), said, taskIds: telling.map(({ id }) => id) },
      }
    })
    .filter(({ isSick, sick }) => isSick || sick.taskIds.length > 0)
    .sort(
      (a, b) =>
        Number(b.isEmergency) - Number(a.isEmergency) ||
        (b.sick.news2 ?? -1) - (a.sick.news2 ?? -1) ||
        Number(b.isSick) - Number(a.isSick) ||
        (a.sick.patientId < b.sick.patientId ? -1 : 1),
    )
    .map(({ sick }) => sick)
}

function tellsOfIllness(task: Task): boolean {
  return pressingNews2(task) > 0 || ladderOf(task) === 'emergency'
}

/** Totals are never added up or compared: the one that somebody gave last is the one that is shown. */
function lastNews2(
  tasks: readonly Task[],
  said: SaidInHandover | null,
): Pick<SickPatient, 'news2' | 'news2At'> {
  const given = [
    ...tasks.map(({ sbar, requestedAt }) => ({ news2: sbar?.news2 ?? null, at: requestedAt })),
    ...(said === null ? [] : [{ news2: said.news2, at: said.notedAt ?? said.at }]),
  ].filter(({ news2 }) => news2 !== null)
  const [last] = given.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return { news2: last?.news2 ?? null, news2At: last?.at ?? null }
}
