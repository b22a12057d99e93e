import type { api, InputOf, Sbar, UrgentTarget } from '@baton/contract'

/** What is written in the form: only text, so that it survives a reload. */
export const emptyFields = {
  to: '',
  urgency: 'urgent',
  reason: '',
  callBack: '',
  asRoleId: '',
  patient: '',
  place: '',
  situation: '',
  background: '',
  assessment: '',
  recommendation: '',
  news2: '',
}
export type UrgentFields = typeof emptyFields

export type UrgentInput = InputOf<typeof api.messaging.sendUrgent>

/** What keeps it from being sent, by field. */
export interface Mistakes {
  readonly reason?: string
  readonly news2?: string
}

export function mistakesIn({ reason, news2 }: UrgentFields): Mistakes {
  return {
    ...(reason.trim() === '' ? { reason: 'Say in a line why it is urgent.' } : {}),
    ...(news2Of(news2) === undefined ? { news2: 'A NEWS2 total is a number from 0 to 20.' } : {}),
  }
}

/** The total as it was entered; `null` where none was, `undefined` where it is none. */
export function news2Of(entered: string): number | null | undefined {
  const words = entered.trim()
  if (words === '') return null
  return /^\d{1,2}$/.test(words) && Number(words) <= 20 ? Number(words) : undefined
}

/** What is asked of the server. Blank parts are left out: only the reason is needed. */
export function inputOf(fields: UrgentFields, to: UrgentTarget): UrgentInput {
  const { reason, callBack, asRoleId } = fields
  const sbar = sbarOf(fields)
  return {
    to,
    urgency: fields.urgency === 'emergency' ? 'emergency' : 'urgent',
    reason: reason.trim(),
    ...(sbar ? { sbar } : {}),
    ...(callBack.trim() === '' ? {} : { callBack: callBack.trim() }),
    ...(asRoleId === '' ? {} : { asRoleId }),
  }
}

function sbarOf(fields: UrgentFields): Sbar | null {
  const sbar = {
    patient: fields.patient.trim(),
    place: fields.place.trim(),
    situation: fields.situation.trim(),
    background: fields.background.trim(),
    assessment: fields.assessment.trim(),
    recommendation: fields.recommendation.trim(),
    news2: news2Of(fields.news2) ?? null,
  }
  return Object.values(sbar).some((part) => part !== '' && part !== null) ? sbar : null
}
