import { z } from 'zod'
import { command, done, nothing, query } from '../../operation.ts'
import { id } from '../../values.ts'
import { taskTemplate, taskTemplateDetails } from '../task.ts'

export const listTemplates = query('tasks.listTemplates', {
  summary: 'The ways of asking that are kept, by name',
  input: nothing,
  output: z.strictObject({ templates: z.array(taskTemplate) }),
})

export const saveTemplate = command('tasks.saveTemplate', {
  summary: 'Keep a way of asking, or change one; one that recurs is requested by itself',
  input: taskTemplateDetails.extend({ templateId: id.optional() }),
  output: z.strictObject({ template: taskTemplate }),
  refusals: ['not-found', 'already-exists'],
})

export const removeTemplate = command('tasks.removeTemplate', {
  summary: 'Keep it no longer; what was requested by it stays',
  input: z.strictObject({ templateId: id }),
  output: done,
  refusals: ['not-found'],
})
