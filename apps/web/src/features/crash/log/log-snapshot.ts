import type { CrashCall } from '@baton/contract'
import { silentRoles } from '@baton/domain/crash/roll'
import { type CrashNaming, summaryOf } from '../board/board-snapshot.ts'

export interface LogRow {
  readonly id: string
  readonly title: string
  readonly at: string
  readonly subtitle: string
  readonly state: { readonly word: string; readonly tone: 'good' | 'bad' | 'warn' | 'quiet' }
}

/** A line of the log; of a test, the report: which roles did not answer. */
export function logRow(call: CrashCall, { roles }: Pick<CrashNaming, 'roles'>): LogRow {
  const row = { id: call.id, title: call.teamName, at: call.raisedAt }
  if (!call.isTest) {
    const outcome = call.outcome === null ? '' : `. ${call.outcome}`
    const isOpen = call.stoodDownAt === null
    return {
      ...row,
      subtitle: `${call.place} · ${summaryOf(call)}${outcome}`,
      state: isOpen ? { word: 'Open', tone: 'bad' } : { word: 'Stood down', tone: 'quiet' },
    }
  }
  const silent = silentRoles(call).map((id) => roles.get(id)?.name ?? 'A role that was removed')
  if (call.stoodDownAt === null)
    return { ...row, subtitle: summaryOf(call), state: { word: 'Under way', tone: 'warn' } }
  return silent.length === 0
    ? { ...row, subtitle: 'Every role answered', state: { word: 'Passed', tone: 'good' } }
    : {
        ...row,
        subtitle: `Did not answer: ${silent.join(', ')}`,
        state: { word: `${silent.length} silent`, tone: 'bad' },
      }
}
