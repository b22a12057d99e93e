import type { Meeting, MeetingDetails, Recurrence } from '@baton/contract'
import { asWallField, fromWallField } from '../../../duty/rota/wall-field.ts'

/** What is being written of a meeting: text, so that a draft of it survives a reload. Ids stand between commas. */
export interface ArrangeFields extends Readonly<Record<string, string>> {
  readonly title: string
  /** 2026-11-26 */
  readonly day: string
  /** 09:00, on the organisation's clock. */
  readonly from: string
  readonly until: string
  /** Empty for once. */
  readonly every: string
  readonly last: string
  readonly agenda: string
  readonly personIds: string
  readonly roleIds: string
  readonly teamIds: string
  readonly waitingRoom: string
  /** Under which the files that are added here are on their way; empty before the first. */
  readonly filesFor: string
  /** Files that hang on it already and stay. */
  readonly fileIds: string
}

export const emptyFields: ArrangeFields = {
  title: '',
  day: '',
  from: '',
  until: '',
  every: '',
  last: '',
  agenda: '',
  personIds: '',
  roleIds: '',
  teamIds: '',
  waitingRoom: 'yes',
  filesFor: '',
  fileIds: '',
}

export type Mistakes = Readonly<
  Partial<Record<'title' | 'day' | 'from' | 'until' | 'last' | 'people' | 'files', string>>
>

export const everyOptions: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'Once' },
  { value: 'weekday', label: 'Every weekday, Monday to Friday' },
  { value: 'week', label: 'Every week' },
  { value: 'fortnight', label: 'Every two weeks' },
  { value: 'month', label: 'Every month, on the same weekday' },
]

/** Most hours that a meeting takes: more is a slip of the hand. */
const longestMs = 12 * 60 * 60_000

/** What stands in the way of arranging it, beside the field that it is about. */
export function mistakesIn(fields: ArrangeFields, now: Date): Mistakes {
  const begins = momentIn(fields, fields.from)
  const ends = momentIn(fields, fields.until)
  const mistakes: Record<string, string> = {}
  if (fields.title.trim() === '') mistakes.title = 'Give it a title that everyone asked will know.'
  if (fields.day === '') mistakes.day = 'Choose the day.'
  if (fields.from === '') mistakes.from = 'Say when it begins.'
  else if (begins !== null && Date.parse(begins) <= now.getTime()) mistakes.from = 'This time has passed.'
  if (fields.until === '') mistakes.until = 'Say when it ends.'
  else if (begins !== null && ends !== null && ends <= begins) mistakes.until = 'It ends before it begins.'
  else if (begins !== null && ends !== null && Date.parse(ends) - Date.parse(begins) > longestMs)
    mistakes.until = 'That is longer than 12 hours.'
  if (fields.every !== '' && fields.last === '') mistakes.last = 'Say the last day on which it may come.'
  else if (fields.every !== '' && fields.day !== '' && fields.last < fields.day)
    mistakes.last = 'This day is before the first meeting.'
  if (fields.every === 'weekday' && fields.day !== '' && isWeekend(fields.day))
    mistakes.day = 'The first day is at a weekend.'
  if (fields.personIds + fields.roleIds + fields.teamIds === '')
    mistakes.people = 'Choose whom to ask: a person, a role or a team.'
  return mistakes
}

/** What is sent; `null` while something stands in the way. */
export function detailsOf(fields: ArrangeFields, addedFileIds: readonly string[]): MeetingDetails | null {
  const startsAt = momentIn(fields, fields.from)
  const endsAt = momentIn(fields, fields.until)
  if (startsAt === null || endsAt === null) return null
  return {
    title: fields.title,
    startsAt,
    endsAt,
    recurrence: recurrenceOf(fields),
    agenda: fields.agenda.trim() === '' ? null : fields.agenda,
    personIds: idsIn(fields.personIds),
    roleIds: idsIn(fields.roleIds),
    teamIds: idsIn(fields.teamIds),
    fileIds: [...idsIn(fields.fileIds), ...addedFileIds],
    waitingRoom: fields.waitingRoom === 'yes',
  }
}

/** What a meeting is now, to be changed. Who was asked as one of a team stands by name. */
export function fieldsOf(meeting: Meeting): ArrangeFields {
  const [day, from] = wallOf(meeting.startsAt)
  const [, until] = wallOf(meeting.endsAt)
  const roleIds = meeting.invited.map(({ roleId }) => roleId).filter((id) => id !== null)
  return {
    ...emptyFields,
    title: meeting.title ?? '',
    day,
    from,
    until,
    agenda: meeting.agenda ?? '',
    personIds: meeting.invited
      .filter(({ roleId, personId }) => roleId === null && personId !== meeting.organiserId)
      .map(({ personId }) => personId)
      .join(','),
    roleIds: [...new Set(roleIds)].join(','),
    waitingRoom: meeting.waitingRoom ? 'yes' : '',
    fileIds: meeting.fileIds.join(','),
  }
}

export function idsIn(list: string): string[] {
  return list === '' ? [] : list.split(',')
}

/** The end moves with the beginning, so that it stays as long as it was; half an hour when it had none. */
export function untilAfter(fields: ArrangeFields, from: string): string {
  const [before, end, next] = [minutesOf(fields.from), minutesOf(fields.until), minutesOf(from)]
  if (next === null) return fields.until
  const length = before !== null && end !== null && end > before ? end - before : 30
  const at = Math.min(next + length, 24 * 60 - 1)
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`
}

function recurrenceOf({ every, last }: ArrangeFields): Recurrence | null {
  if (every !== 'weekday' && every !== 'week' && every !== 'fortnight' && every !== 'month') return null
  return { every, until: last }
}

function momentIn({ day }: ArrangeFields, time: string): string | null {
  return fromWallField(`${day}T${time}`)
}

function wallOf(at: string | null): readonly [day: string, time: string] {
  const [day = '', time = ''] = at === null ? [] : asWallField(new Date(at)).split('T')
  return [day, time]
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
