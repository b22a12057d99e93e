import { hospitalNumber, type Patient } from '@baton/contract'
import { isNhsNumber } from '@baton/domain/patients/nhs-number'
import { repetitionsOf, type Said, said, segmentOf, segmentsOf } from '../hl7/fields.ts'
import type { Hl7Message, Segment } from '../hl7/parse-message.ts'
import { readDay, readTime } from '../hl7/read-time.ts'
import { adtCodes, type Numbers, type ReadAdt, type Trouble } from './adt-event.ts'

/** A clock that is further ahead than this is no clock. */
const furthestAheadMs = 24 * 3_600_000

/** What an ADT message says, or what stands in its way: decided before anything is looked up. */
export function readAdt(message: Hl7Message, heard: Date): ReadAdt {
  const header = segmentOf(message, 'MSH')
  const [kind, trigger] = [said(message, header, 9, 1), said(message, header, 9, 2)]
  const code = adtCodes.find((one) => one === trigger)
  if (kind !== 'ADT' || code === undefined)
    return inTheWay('unknown-event', 'MSH-9 names an event that Baton does not use')
  const at = eventTime(message, heard)
  if (at instanceof Date === false) return inTheWay('bad-date', at)
  const pid = segmentOf(message, 'PID')
  if (pid === undefined) return inTheWay('no-patient', 'there is no PID segment')
  const numbers = numbersIn(message, pid, 3)
  if (typeof numbers === 'string') return inTheWay('identity-conflict', `PID-3 ${numbers}`)
  if (numbers.hospitalNumber === null && numbers.nhsNumber === null)
    return inTheWay('no-patient', 'PID-3 has neither a hospital number nor an NHS number')
  const born = said(message, pid, 7)
  const birthDate = typeof born === 'string' ? readDay(born) : born
  if (typeof born === 'string' && birthDate === null) return inTheWay('bad-date', 'PID-7 is not a day')
  if (typeof birthDate === 'string' && new Date(birthDate) > heard)
    return inTheWay('bad-date', 'PID-7 is not yet')
  const merged = code === 'A40' ? numbersIn(message, segmentOf(message, 'MRG'), 1) : null
  if (typeof merged === 'string') return inTheWay('identity-conflict', `MRG-1 ${merged}`)
  if (merged !== null && merged.hospitalNumber === null && merged.nhsNumber === null)
    return inTheWay('no-patient', 'MRG-1 names no record')
  const visit = segmentOf(message, 'PV1')
  const admitted = said(message, visit, 44)
  const admittedAt = typeof admitted === 'string' ? readTime(admitted, heard) : undefined
  if (admittedAt === null) return inTheWay('bad-date', 'PV1-44 is not a time')
  return {
    ok: true,
    event: {
      code,
      at,
      numbers,
      family: short(said(message, pid, 5, 1), 80),
      given: short(givenNames(message, pid), 80),
      birthDate,
      sex: sexOf(said(message, pid, 8)),
      consultant: short(consultantIn(message, visit), 80),
      allergies: allergiesIn(message),
      hasDied: said(message, pid, 30) === 'Y',
      wardCode: short(said(message, visit, 3, 1)?.toUpperCase(), 40),
      bed: short(bedIn(message, visit), 30),
      patientClass: said(message, visit, 2),
      admittedAt,
      merged,
    },
  }
}

function inTheWay(problem: Trouble['problem'], details: string): ReadAdt {
  return { ok: false, trouble: { problem, details } }
}

/** EVN-2, else MSH-7, else when it was heard. A clock that is a little ahead is taken for now. */
function eventTime(message: Hl7Message, heard: Date): Date | string {
  const stated = [
    ['EVN-2', said(message, segmentOf(message, 'EVN'), 2)],
    ['MSH-7', said(message, segmentOf(message, 'MSH'), 7)],
  ] as const
  const [where, text] = stated.find(([, value]) => typeof value === 'string') ?? ['', null]
  if (typeof text !== 'string') return heard
  const at = readTime(text, heard)
  if (at === null) return `${where} is not a time`
  if (at.getTime() > heard.getTime() + furthestAheadMs) return `${where} is more than a day ahead`
  return at > heard ? heard : at
}

/** The numbers of a field of identifiers, or what is wrong with them. */
function numbersIn(message: Hl7Message, segment: Segment | undefined, field: number): Numbers | string {
  let hospital: string | null = null
  let nhs: string | null = null
  for (const component of repetitionsOf(message, segment, field)) {
    const [id, authority, type] = [component(1), component(4), component(5)]
    if (typeof id !== 'string') continue
    if (authority === 'NHS' || type === 'NH' || type === 'NHS') {
      const digits = id.replaceAll(/[\s-]/g, '')
      if (!isNhsNumber(digits)) return 'has an NHS number whose digits do not check'
      nhs = digits
    } else if (hospital === null && [undefined, 'MR', 'PI', 'PAS', 'HOSP'].includes(type ?? undefined)) {
      const parsed = hospitalNumber.safeParse(id)
      if (!parsed.success) return 'has a hospital number with signs that none has'
      hospital = parsed.data
    }
  }
  return { hospitalNumber: hospital, nhsNumber: nhs }
}

function givenNames(message: Hl7Message, pid: Segment): Said {
  const [given, further] = [said(message, pid, 5, 2), said(message, pid, 5, 3)]
  return typeof given === 'string' && typeof further === 'string' ? `${given} ${further}` : given
}

function sexOf(text: Said): Patient['sex'] | undefined {
  if (text === undefined) return undefined
  if (text === 'F') return 'female'
  if (text === 'M') return 'male'
  return text === 'O' || text === 'A' ? 'other' : 'unknown'
}

/** PV1-7: title, given name and family name of who is responsible. */
function consultantIn(message: Hl7Message, visit: Segment | undefined): Said {
  const [family, given, title] = [2, 3, 6].map((component) => said(message, visit, 7, component))
  if (typeof family !== 'string') return family
  return [title, given, family].filter((part) => typeof part === 'string').join(' ')
}

/** AL1-3 of each; what is deleted leaves none. */
function allergiesIn(message: Hl7Message): string[] | undefined {
  const segments = segmentsOf(message, 'AL1')
  if (segments.length === 0) return undefined
  return segments
    .flatMap((segment) => said(message, segment, 3, 2) ?? said(message, segment, 3, 1) ?? [])
    .map((words) => words.slice(0, 120))
}

/** PV1-3.2 and PV1-3.3: room and bed, as people say them there. */
function bedIn(message: Hl7Message, visit: Segment | undefined): Said {
  const [room, bed] = [said(message, visit, 3, 2), said(message, visit, 3, 3)]
  if (typeof room === 'string' && typeof bed === 'string') return `${room}-${bed}`
  return typeof bed === 'string' ? bed : room
}

function short(text: Said, max: number): Said {
  return typeof text === 'string' ? text.slice(0, max) : text
}
