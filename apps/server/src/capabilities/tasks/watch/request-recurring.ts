import { nextTime } from '@baton/domain/tasks/recurring'
import { v7 as uuidv7 } from 'uuid'
import { holdStill } from '../../../platform/streams/store.ts'
import type { TaskParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { requestTask } from '../steps/request-task.ts'
import { lockDueTemplate, saveTemplateRow } from '../store/templates.ts'

/**
 * Requests a template whose time has come, once however many servers there are: the row is locked, and its next time is
 * written in the same transaction. What a server missed while it was away is requested once (TSK22).
 */
export async function requestRecurring(deed: Deed, parts: TaskParts, templateId: string): Promise<void> {
  const { transaction, organisationId, at } = deed
  await holdStill(transaction, organisationId)
  const due = await lockDueTemplate(transaction, templateId, at)
  if (due === undefined || due.template.requestedFor === null) return
  const { template, savedBy } = due
  const { requestedFor: to } = due.template
  saveTemplateRow(transaction, organisationId, { ...due, nextAt: nextTime(template.recurs, at) })
  if (to === null) return
  await requestTask(deed, parts, {
    ...template,
    id: uuidv7(),
    to,
    requestedBy: savedBy,
    patientId: null,
    about: null,
    sbar: null,
    asRoleId: null,
    message: null,
  })
}
