import { api } from '@baton/contract'
import { nextTime } from '@baton/domain/tasks/recurring'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { TaskParts } from '../parts.ts'
import { readTemplates, saveTemplateRow } from '../store/templates.ts'

/** Keeps a way of asking, or changes one; one that recurs is requested next the next time that the clock shows its hour (TSK22). */
export function saveTemplate(parts: TaskParts): Handler {
  return handleCommand(api.tasks.saveTemplate, async (change, { templateId, ...details }) => {
    const { transaction, viewer, at } = change
    await change.lock(viewer.organisationId)
    const rows = await readTemplates(transaction)
    if (templateId !== undefined && !rows.some(({ template }) => template.id === templateId)) {
      return refuse('not-found')
    }
    const { placeId, requestedFor, recurs } = details
    if (recurs !== null && requestedFor === null) {
      return refuse('bad-input', [
        { path: 'requestedFor', problem: 'is needed for what is requested by itself' },
      ])
    }
    const isTaken = rows.some(
      ({ template: { id, name } }) => id !== templateId && name.toLowerCase() === details.name.toLowerCase(),
    )
    if (isTaken) return refuse('already-exists')
    if (placeId !== null) {
      const places = await parts.people.allPlaces(transaction)
      if (!places.some(({ id }) => id === placeId)) return refuse('not-found')
    }
    const template = { ...details, id: templateId ?? uuidv7() }
    const nextAt = nextTime(recurs, at)
    saveTemplateRow(transaction, viewer.organisationId, { template, savedBy: viewer.personId, nextAt })
    change.audit(
      { kind: 'organisation', id: viewer.organisationId },
      { subjects: [{ kind: 'task-template', id: template.id }] },
    )
    return answer({ template })
  })
}
