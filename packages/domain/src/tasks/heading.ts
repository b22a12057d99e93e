import type { Task } from '@baton/contract'

const longest = 80

const names: Readonly<Record<Task['type'], string>> = {
  bloods: 'bloods',
  cannula: 'cannula',
  fluids: 'fluids',
  prescribing: 'prescribing',
  'unwell-review': 'review of an unwell patient',
  'routine-review': 'routine review',
  'verification-of-death': 'verification of death',
  catheter: 'catheter',
  ecg: 'ECG',
  imaging: 'imaging request',
  discharge: 'discharge letter or medicines',
  family: 'family discussion',
  transfer: 'transfer',
  documentation: 'documentation',
  orders: 'order entry',
  administrative: 'administrative',
  other: 'other',
}

/** What a type of task is called in a line. */
export function typeName(type: Task['type']): string {
  return names[type]
}

/** What a locked screen shows of a task: what is wanted and for which role, never of whom, nor anybody's words (TSK9). */
export function taskHeading(type: Task['type'], roleName: string | null): string {
  return short(`Task: ${names[type]}`, roleName)
}

export type TaskNews =
  | 'declined'
  | 'nobody takes it'
  | 'could not be done'
  | 'done'
  | 'cancelled'
  | 'given back'
  | 'changed'
  | 'corrected'
  | 'asked again'
  | 'comment'
  | 'can you take this'
  | 'overdue'
  | 'overdue, and nobody has it'

/** What whom it concerns is told when something becomes of it. */
export function taskNewsHeading(news: TaskNews, type: Task['type']): string {
  return short(`${news.charAt(0).toUpperCase()}${news.slice(1)}: ${names[type]}`, null)
}

function short(what: string, roleName: string | null): string {
  const whole = roleName === null ? what : `${what} – ${roleName}`
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 1)}…`
}
