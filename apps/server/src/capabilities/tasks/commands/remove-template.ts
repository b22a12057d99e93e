import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { readTemplates, removeTemplateRow } from '../store/templates.ts'

/** Keeps a way of asking no longer; what was requested by it stays. */
export const removeTemplate = handleCommand(api.tasks.removeTemplate, async (change, { templateId }) => {
  const { transaction, viewer, at } = change
  await change.lock(viewer.organisationId)
  const rows = await readTemplates(transaction)
  if (!rows.some(({ template }) => template.id === templateId)) return refuse('not-found')
  removeTemplateRow(transaction, templateId, at)
  change.audit(
    { kind: 'organisation', id: viewer.organisationId },
    { subjects: [{ kind: 'task-template', id: templateId }] },
  )
  return answer({})
})
