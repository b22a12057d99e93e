import type { Handover, HandoverNotes, HandoverProblem } from '@baton/contract'
import { CircleCheck, Eye, type LucideIcon, TriangleAlert } from 'lucide-react'

interface IllnessLook {
  readonly word: string
  readonly icon: LucideIcon
  readonly tone: 'bad' | 'warn' | 'quiet'
}

/** How ill a patient is in the eyes of the team: a word and a shape; the colour only helps. */
export const illnessLooks: Readonly<Record<HandoverNotes['illness'], IllnessLook>> = {
  sick: { word: 'Sick', icon: TriangleAlert, tone: 'bad' },
  watch: { word: 'Watch', icon: Eye, tone: 'warn' },
  stable: { word: 'Stable', icon: CircleCheck, tone: 'quiet' },
}

export const trendWords: Readonly<Record<NonNullable<HandoverNotes['trend']>, string>> = {
  better: 'getting better',
  same: 'the same',
  worse: 'getting worse',
}

export const stateWords: Readonly<Record<Handover['state'], string>> = {
  preparing: 'Being prepared',
  offered: 'Offered',
  accepted: 'Accepted',
  rejected: 'Not taken over',
  withdrawn: 'Withdrawn',
}

/** What a part of the notes is called, in the order in which it is said. */
export const noteTerms = [
  { name: 'problem', term: 'Problem', help: 'Why they are here, and what matters now', max: 500 },
  { name: 'escalation', term: 'Escalation status', help: 'ReSPECT, ceiling of care', max: 200 },
  { name: 'ifThen', term: 'If … then …', help: 'What to look out for, and what to do then', max: 500 },
  { name: 'awaited', term: 'Results awaited', help: 'What is pending, and what to do with it', max: 300 },
  { name: 'family', term: 'Family', help: 'Who knows what, whom to ring', max: 300 },
] as const

/** What to do about what cannot be handed over as it is. */
export const problemWords: Readonly<
  Record<HandoverProblem['kind'], { readonly what: string; readonly next: string }>
> = {
  'urgent-not-accepted': {
    what: 'Something urgent is asked of you and nobody has accepted it.',
    next: 'Accept it, pass it on or decline it first: otherwise it stays with you.',
  },
  'escalation-open': {
    what: 'You have accepted something urgent that is no task.',
    next: 'Finish it, or hand it on from Urgent: it does not move with this.',
  },
  'patient-gone': {
    what: 'This patient is no longer on the ward.',
    next: 'They are left out by themselves. Tell the ward that they went to.',
  },
  'nobody-on-duty': {
    what: 'Nobody who could take it is on duty.',
    next: 'Ask whoever follows you to sign on.',
  },
  'not-on-duty': {
    what: 'Whom you offered it to is no longer on duty.',
    next: 'Take it back and offer it to somebody else.',
  },
}
