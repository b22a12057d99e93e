import type { PatientAlert } from '@baton/contract'
import {
  Biohazard,
  HandHeart,
  HeartPulse,
  Info,
  type LucideIcon,
  ShieldAlert,
  TriangleAlert,
} from 'lucide-react'

interface AlertLook {
  readonly word: string
  readonly icon: LucideIcon
  readonly tone: 'bad' | 'warn' | 'info' | 'quiet'
}

/** An alert is always a word and a shape; the colour only helps. In the order in which they are shown. */
export const alertLooks: Readonly<Record<PatientAlert['kind'], AlertLook>> = {
  allergy: { word: 'Allergy', icon: ShieldAlert, tone: 'bad' },
  resuscitation: { word: 'Resuscitation', icon: HeartPulse, tone: 'bad' },
  infection: { word: 'Infection', icon: Biohazard, tone: 'warn' },
  risk: { word: 'Risk', icon: TriangleAlert, tone: 'warn' },
  safeguarding: { word: 'Safeguarding', icon: HandHeart, tone: 'info' },
  other: { word: 'Note', icon: Info, tone: 'quiet' },
}

export const alertKinds = Object.keys(alertLooks) as PatientAlert['kind'][]

/** Those that must be seen first stand first. */
export function sortedAlerts<One extends Pick<PatientAlert, 'kind'>>(alerts: readonly One[]): readonly One[] {
  return [...alerts].sort((one, other) => alertKinds.indexOf(one.kind) - alertKinds.indexOf(other.kind))
}
