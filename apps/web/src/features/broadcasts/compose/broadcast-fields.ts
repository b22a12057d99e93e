import { type AudiencePart, type api, audiencePart, type InputOf } from '@baton/contract'
import { z } from 'zod'

/** The form as it is kept over a reload: text alone, lists as JSON. */
export interface BroadcastFields extends Readonly<Record<string, string>> {
  readonly audience: string
  readonly body: string
  readonly options: string
  readonly urgency: 'routine' | 'soon'
  readonly onlyOnDuty: '' | 'yes'
  readonly asRoleId: string
}

export const emptyFields: BroadcastFields = {
  audience: '[]',
  body: '',
  options: '[]',
  urgency: 'routine',
  onlyOnDuty: '',
  asRoleId: '',
}

/** What is offered to answer with. */
export const suggestions = ['I can come', 'I cannot come', 'Maybe, ask me again', 'Done'] as const
export const mostOptions = 4

const audiences = z.array(audiencePart)
const texts = z.array(z.string())

/** The audience that was chosen; what cannot be read any more is nothing. */
export function audienceIn({ audience }: BroadcastFields): readonly AudiencePart[] {
  return parsed(audiences, audience)
}

export function optionsIn({ options }: BroadcastFields): readonly string[] {
  return parsed(texts, options)
}

export function isSamePart(a: AudiencePart, b: AudiencePart): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

export interface Mistakes {
  readonly audience?: string
  readonly body?: string
  readonly options?: string
}

export function mistakesIn(fields: BroadcastFields): Mistakes {
  const options = optionsIn(fields).map((option) => option.trim().toLowerCase())
  return {
    ...(audienceIn(fields).length === 0 ? { audience: 'Choose whom it is for.' } : {}),
    ...(fields.body.trim() === '' ? { body: 'Write what they should know.' } : {}),
    ...(options.includes('') ? { options: 'Write on every button, or take it away.' } : {}),
    ...(new Set(options).size < options.length ? { options: 'Two buttons say the same.' } : {}),
  }
}

export function inputOf(fields: BroadcastFields): InputOf<typeof api.messaging.sendBroadcast> {
  const { body, urgency, onlyOnDuty, asRoleId } = fields
  return {
    audience: [...audienceIn(fields)],
    onlyOnDuty: onlyOnDuty === 'yes',
    urgency,
    body: body.trim(),
    options: optionsIn(fields).map((option) => option.trim()),
    ...(asRoleId === '' ? {} : { asRoleId }),
  }
}

function parsed<Item>(shape: z.ZodType<Item[]>, text: string): readonly Item[] {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? []
  } catch {
    return []
  }
}
