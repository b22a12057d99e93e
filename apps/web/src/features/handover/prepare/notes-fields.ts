import type { HandoverEntry, HandoverNotes } from '@baton/contract'
import { news2Of } from '../../urgent/compose/urgent-fields.ts'

/** Notes as they are written: only text, so that they survive a reload. */
export type NotesFields = {
  readonly illness: string
  readonly problem: string
  readonly news2: string
  readonly trend: string
  readonly escalation: string
  readonly ifThen: string
  readonly awaited: string
  readonly family: string
}

export function fieldsOf(entry: HandoverEntry): NotesFields {
  const { illness, problem, news2, trend, escalation, ifThen, awaited, family } = entry
  return {
    illness,
    problem,
    news2: news2 === null ? '' : String(news2),
    trend: trend ?? '',
    escalation,
    ifThen,
    awaited,
    family,
  }
}

/** What is asked of the server; `null` while the NEWS2 total is none. */
export function notesIn(fields: NotesFields): HandoverNotes | null {
  const news2 = news2Of(fields.news2)
  if (news2 === undefined) return null
  return {
    illness: isIllness(fields.illness) ? fields.illness : 'stable',
    problem: fields.problem,
    news2,
    trend: isTrend(fields.trend) ? fields.trend : null,
    escalation: fields.escalation,
    ifThen: fields.ifThen,
    awaited: fields.awaited,
    family: fields.family,
  }
}

/** Whether something was written that is not there yet. */
export function isChanged(fields: NotesFields, entry: HandoverEntry): boolean {
  const before = fieldsOf(entry)
  return Object.entries(fields).some(([name, value]) => value.trim() !== before[nameOf(name)].trim())
}

function nameOf(name: string): keyof NotesFields {
  return name as keyof NotesFields
}

function isIllness(illness: string): illness is HandoverNotes['illness'] {
  return illness === 'sick' || illness === 'watch' || illness === 'stable'
}

function isTrend(trend: string): trend is NonNullable<HandoverNotes['trend']> {
  return trend === 'better' || trend === 'same' || trend === 'worse'
}
