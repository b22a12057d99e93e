import type { CallType, CrashCall } from '@baton/contract'
import type { RoleState } from '@baton/domain/crash/roll'

export const callTypeNames: Readonly<Record<CallType, string>> = {
  adult: 'Adult',
  paediatric: 'Paediatric',
  neonatal: 'Neonatal',
  obstetric: 'Obstetric',
  trauma: 'Trauma',
  'major-haemorrhage': 'Major haemorrhage',
  security: 'Security',
  fire: 'Fire',
}

interface StateLook {
  readonly word: string
  readonly tone: 'quiet' | 'info' | 'good' | 'bad'
}

/** A state is always a word; delivered never looks like coming, nor coming like arrived. */
export const stateLooks: Readonly<Record<RoleState, StateLook>> = {
  unfilled: { word: 'Unfilled', tone: 'bad' },
  called: { word: 'Called', tone: 'quiet' },
  delivered: { word: 'Delivered', tone: 'quiet' },
  coming: { word: 'Coming', tone: 'info' },
  arrived: { word: 'Arrived', tone: 'good' },
}

export function kindWord({ isTest }: Pick<CrashCall, 'isTest'>): string {
  return isTest ? 'Test call' : 'Crash call'
}
