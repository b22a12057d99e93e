import type { api, InputOf, TaskTemplate } from '@baton/contract'
import { targetOf, typeOf, withinOf } from '../request/request-fields.ts'
import { taskTypes } from '../words/task-types.ts'

/** A way of asking as it is written: only text, so that it survives a reload. */
export const emptyTemplate = {
  name: '',
  type: 'bloods',
  reason: '',
  within: '4-h',
  remote: '',
  skill: '',
  /** One item a line. */
  checklist: '',
  to: '',
  placeId: '',
  /** “1,2,3”: the days on which it is asked by itself; empty for never. */
  days: '',
  at: '08:00',
}
export type TemplateFields = typeof emptyTemplate
export type TemplateMistakes = Partial<Record<'name' | 'to' | 'at' | 'placeId', string>>

export const weekdays = [
  { value: '1', label: 'Mon' },
  { value: '2', label: 'Tue' },
  { value: '3', label: 'Wed' },
  { value: '4', label: 'Thu' },
  { value: '5', label: 'Fri' },
  { value: '6', label: 'Sat' },
  { value: '7', label: 'Sun' },
] as const

export function fieldsOf(template: TaskTemplate): TemplateFields {
  const { name, type, reason, within, remote, skill, checklist, requestedFor, placeId, recurs } = template
  return {
    name,
    type,
    reason,
    within,
    remote: remote ? 'yes' : '',
    skill: skill ?? '',
    checklist: checklist.join('\n'),
    to: requestedFor ? `${requestedFor.kind}:${requestedFor.id}` : '',
    placeId: placeId ?? '',
    days: recurs ? recurs.days.join(',') : '',
    at: recurs?.at ?? emptyTemplate.at,
  }
}

export function daysOf({ days }: Pick<TemplateFields, 'days'>): number[] {
  return days
    .split(',')
    .filter((day) => /^[1-7]$/.test(day))
    .map(Number)
    .sort()
}

/** The days with one more, or one less. */
export function withDay(fields: Pick<TemplateFields, 'days'>, day: string): string {
  const days = daysOf(fields)
  const next = days.includes(Number(day)) ? days.filter((one) => one !== Number(day)) : [...days, Number(day)]
  return next.sort().join(',')
}

export function mistakesIn(fields: TemplateFields): TemplateMistakes {
  const recurs = daysOf(fields).length > 0
  return {
    ...(fields.name.trim() === '' ? { name: 'Give it a name.' } : {}),
    ...(recurs && targetOf(fields) === null
      ? { to: 'What is asked by itself is asked of somebody: choose who.' }
      : {}),
    ...(recurs && !/^([01]\d|2[0-3]):[0-5]\d$/.test(fields.at) ? { at: 'A time of day such as 07:30.' } : {}),
  }
}

export function inputOf(fields: TemplateFields): InputOf<typeof api.tasks.saveTemplate> {
  const words = (text: string) => (text.trim() === '' ? null : text.trim())
  const type = typeOf(fields) ?? 'other'
  const days = daysOf(fields)
  return {
    name: fields.name.trim(),
    type,
    reason: words(fields.reason) ?? taskTypes[type].name,
    within: withinOf(fields),
    remote: fields.remote === 'yes',
    skill: words(fields.skill),
    checklist: fields.checklist.split('\n').flatMap((line) => words(line) ?? []),
    requestedFor: targetOf(fields),
    placeId: words(fields.placeId),
    recurs: days.length === 0 ? null : { days, at: fields.at },
  }
}

/** “Mon to Fri at 07:30”, “Every day at 07:30”, “Sat, Sun at 09:00” */
export function recursWords({ days, at }: NonNullable<TaskTemplate['recurs']>): string {
  const names = [...days].sort().map((day) => weekdays[day - 1]?.label ?? '')
  if (days.length === 7) return `Every day at ${at}`
  if (names.join() === 'Mon,Tue,Wed,Thu,Fri') return `Mon to Fri at ${at}`
  return `${names.join(', ')} at ${at}`
}
