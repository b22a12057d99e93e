import type { api, InputOf, Patient, RungTarget, Sbar, TaskTemplate, TaskType, Within } from '@baton/contract'
import { ladderOf, missingOf } from '@baton/domain/tasks/pressing'
import { news2Of } from '../../urgent/compose/urgent-fields.ts'
import { taskTypes } from '../words/task-types.ts'
import { withinWords } from '../words/within-words.ts'

/** What is written in the form: only text, so that it survives a reload. */
export const emptyFields = {
  type: '',
  reason: '',
  within: '4-h',
  to: '',
  patientId: '',
  placeId: '',
  remote: '',
  skill: '',
  /** One item a line. */
  checklist: '',
  asRoleId: '',
  situation: '',
  background: '',
  assessment: '',
  recommendation: '',
  news2: '',
  /** What files added here are meant for, once there is one. */
  filesFor: '',
}
export type RequestFields = typeof emptyFields
/** The parts of an SBAR as they are written. */
export type SbarFields = Pick<
  RequestFields,
  'situation' | 'background' | 'assessment' | 'recommendation' | 'news2'
>
export type RequestInput = InputOf<typeof api.tasks.request>

/** What can mostly be done without being there. */
const remoteTypes: ReadonlySet<string> = new Set<TaskType>([
  'discharge',
  'documentation',
  'orders',
  'administrative',
])

/** What keeps it from being asked, by field. */
export type Mistakes = Partial<Record<'type' | 'about' | 'to' | 'situation' | 'news2' | 'files', string>>

export function typeOf({ type }: Pick<RequestFields, 'type'>): TaskType | null {
  return isType(type) ? type : null
}

export function withinOf({ within }: Pick<RequestFields, 'within'>): Within {
  return isWithin(within) ? within : '4-h'
}

/** What choosing a type fills in: an unwell patient is wanted soon, and what can be done from home says so. */
export function afterType(fields: RequestFields, type: TaskType): RequestFields {
  return {
    ...fields,
    type,
    within: type === 'unwell-review' ? '30-min' : '4-h',
    remote: remoteTypes.has(type) ? 'yes' : '',
    reason: '',
    skill: '',
    checklist: '',
  }
}

/** What a template fills in. Whom and where stay as they are where it does not say. */
export function afterTemplate(fields: RequestFields, template: TaskTemplate): RequestFields {
  return {
    ...fields,
    type: template.type,
    reason: template.reason,
    within: template.within,
    remote: template.remote ? 'yes' : '',
    skill: template.skill ?? '',
    checklist: template.checklist.join('\n'),
    to: template.requestedFor ? `${template.requestedFor.kind}:${template.requestedFor.id}` : fields.to,
    placeId: template.placeId ?? fields.placeId,
  }
}

export function targetOf({ to }: Pick<RequestFields, 'to'>): RungTarget | null {
  const [kind, id] = to.split(':')
  if (!id) return null
  return kind === 'role' || kind === 'person' || kind === 'team' ? { kind, id } : null
}

export function mistakesIn(fields: RequestFields): Mistakes {
  const type = typeOf(fields)
  const mistakes: Mistakes = {}
  if (type === null) return { type: 'Choose what is wanted.' }
  const missing = missingOf({
    type,
    sbar: { situation: fields.situation },
    patientId: fields.patientId || null,
    placeId: fields.placeId || null,
  }).map(({ path }) => path)
  if (missing.includes('patientId')) mistakes.about = 'Choose a patient, or a place.'
  if (missing.includes('sbar.situation')) mistakes.situation = noSituation
  if (news2Of(fields.news2) === undefined) mistakes.news2 = notNews2
  if (targetOf(fields) === null) mistakes.to = 'Choose who is asked.'
  return mistakes
}

/** What keeps an SBAR from being corrected, by field. */
export function mistakesInSbar(fields: SbarFields, type: TaskType): Pick<Mistakes, 'situation' | 'news2'> {
  const isNeeded = type === 'unwell-review' && fields.situation.trim() === ''
  return {
    ...(isNeeded ? { situation: noSituation } : {}),
    ...(news2Of(fields.news2) === undefined ? { news2: notNews2 } : {}),
  }
}

const noSituation = 'Say what is happening, in a line.'
const notNews2 = 'A NEWS2 total is a number from 0 to 20.'

/** An SBAR as it can be written over. */
export function sbarFieldsOf(sbar: Sbar): SbarFields {
  const { situation, background, assessment, recommendation, news2 } = sbar
  return {
    situation,
    background,
    assessment,
    recommendation,
    news2: news2 === null ? '' : String(news2),
  }
}

/** The ladder that asking this sets going; `null` where it waits on a list. */
export function ladderIn(fields: RequestFields): 'urgent' | 'emergency' | null {
  const type = typeOf(fields)
  if (type === null) return null
  const ladder = ladderOf({
    type,
    within: withinOf(fields),
    sbar: { news2: type === 'unwell-review' ? (news2Of(fields.news2) ?? null) : null },
  })
  return ladder === 'crash' ? null : ladder
}

/**
 * What is asked of the server. A reason that nobody wrote is the name of what is wanted, so that nothing has to be
 * typed.
 *
 * @param to whom it goes in the end: whoever is off duty is covered for
 */
export function inputOf(
  fields: RequestFields,
  type: TaskType,
  to: RungTarget,
  about: { readonly patient: Patient | null; readonly patientWords: string; readonly placeWords: string },
  message: RequestInput['message'],
): RequestInput {
  const words = (text: string) => (text.trim() === '' ? null : text.trim())
  const sbar = type === 'unwell-review' ? sbarOf(fields, about) : null
  return {
    type,
    reason: (words(fields.reason) ?? words(fields.situation) ?? taskTypes[type].name).slice(0, 200),
    within: withinOf(fields),
    requestedFor: to,
    patientId: about.patient?.id ?? null,
    placeId: about.patient === null ? words(fields.placeId) : null,
    sbar,
    skill: words(fields.skill),
    remote: fields.remote === 'yes',
    checklist: fields.checklist.split('\n').flatMap((line) => words(line) ?? []),
    asRoleId: words(fields.asRoleId),
    message,
  }
}

function sbarOf(
  fields: RequestFields,
  { patientWords, placeWords }: { readonly patientWords: string; readonly placeWords: string },
): Sbar {
  return sbarWith(fields, { patient: patientWords.slice(0, 200), place: placeWords.slice(0, 120) })
}

/** What is written, with whom it is about and where. */
export function sbarWith(fields: SbarFields, { patient, place }: Pick<Sbar, 'patient' | 'place'>): Sbar {
  return {
    patient,
    place,
    situation: fields.situation.trim(),
    background: fields.background.trim(),
    assessment: fields.assessment.trim(),
    recommendation: fields.recommendation.trim(),
    news2: news2Of(fields.news2) ?? null,
  }
}

/** What is known of a patient that belongs in the background: alerts in words, and whose patient they are. */
export function backgroundOf({ alerts, consultant }: Pick<Patient, 'alerts' | 'consultant'>): string {
  return [...alerts.map(({ words }) => words), ...(consultant === null ? [] : [`Under ${consultant}`])].join(
    '. ',
  )
}

function isType(type: string): type is TaskType {
  return Object.hasOwn(taskTypes, type)
}

function isWithin(within: string): within is Within {
  return Object.hasOwn(withinWords, within)
}
