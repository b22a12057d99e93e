import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { sickest } from '@baton/domain/tasks/sickest'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { saidLastOf } from '../handover/said-last-of.ts'
import { holdTasks, present } from '../held.ts'
import { handleLook } from '../look.ts'
import type { TaskParts } from '../parts.ts'
import { readOpenAt } from '../store/boards.ts'

const most = 40

/** The sickest patients on the wards of a site, for whoever coordinates it (TSK33). */
export function listSickest(parts: TaskParts): Handler {
  const operation = api.tasks.listSickest
  return handleLook(operation, parts, async ({ transaction, viewer, saw }, { siteId }) => {
    saw('site', [siteId])
    const coordinators = await parts.duty.coordinatorsOf(transaction, siteId)
    const coordinates = coordinators.includes(viewer.personId)
    if (!may(operation.name, coordinates ? ['onlooker'] : [])) return refuse('not-found')
    const places = (await parts.people.allPlaces(transaction)).filter((place) => place.siteId === siteId)
    const there = await parts.patients.patientsOnWards(
      transaction,
      places.map(({ id }) => id),
    )
    const patientIds = there.map(({ patientId }) => patientId)
    if (patientIds.length === 0) return answer({ sick: [], patients: [] })
    const rows = await readOpenAt(transaction, { patientIds, placeIds: [] })
    const tasks = (await holdTasks(transaction, parts, rows)).map(present)
    const tasksOf = Map.groupBy(tasks, ({ patientId }) => patientId)
    const said = await saidLastOf(transaction, parts, patientIds)
    const sick = sickest(
      patientIds.map((patientId) => ({
        patientId,
        tasks: tasksOf.get(patientId) ?? [],
        said: said.get(patientId) ?? null,
      })),
    ).slice(0, most)
    const shownIds = sick.map(({ patientId }) => patientId)
    const patients = await parts.patients.patientsByIds(transaction, parts.vault, shownIds)
    saw('patient', shownIds)
    return answer({ sick, patients: [...patients.values()] })
  })
}
