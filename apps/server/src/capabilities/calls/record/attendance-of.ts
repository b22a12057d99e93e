import type { Attendance } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { CallParts } from '../parts.ts'
import { readMeetings } from '../store/meetings.ts'
import { wholesOf } from '../whole.ts'
import { attendanceIn } from './attendance.ts'

/**
 * Who was in a meeting from when to when, for a capability that keeps that with its own work and has checked that its
 * viewer may know; `undefined` when there is no such meeting.
 */
export function attendanceOf(parts: Pick<CallParts, 'vault' | 'people'>) {
  return async (transaction: Transaction, meetingId: string): Promise<Attendance[] | undefined> => {
    const [whole] = await wholesOf(transaction, await readMeetings(transaction, [meetingId]))
    return whole === undefined ? undefined : attendanceIn(transaction, parts, whole)
  }
}
