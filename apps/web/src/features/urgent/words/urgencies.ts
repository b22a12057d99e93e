import type { Urgency } from '@baton/contract'

/** How an urgency is said and drawn: each has a word, a shape and a colour of its own, and the word alone suffices. */
export interface UrgencyLook {
  readonly word: string
  readonly tone: 'calm' | 'soon' | 'urgent' | 'emergency'
}

export const urgencies: Readonly<Record<Urgency, UrgencyLook>> = {
  routine: { word: 'Routine', tone: 'calm' },
  soon: { word: 'Soon', tone: 'soon' },
  urgent: { word: 'Urgent', tone: 'urgent' },
  emergency: { word: 'Emergency', tone: 'emergency' },
  crash: { word: 'Crash call', tone: 'emergency' },
}
