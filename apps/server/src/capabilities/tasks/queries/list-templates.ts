import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { readTemplates } from '../store/templates.ts'

/** The ways of asking that are kept, by name. */
export const listTemplates = handleQuery(api.tasks.listTemplates, async ({ transaction }) => {
  const rows = await readTemplates(transaction)
  return answer({ templates: rows.map(({ template }) => template) })
})
