import type { CrashParts } from '../parts.ts'
import { lockCall, readCalls } from '../store/calls.ts'
import { readHearers } from '../store/roll.ts'
import { type Whole, wholesOf } from '../whole.ts'
import type { Deed } from './deed.ts'
import { chainOf } from './tell.ts'

/** A call that is about to change: locked, with who coordinates now. */
export interface OpenedCall {
  readonly whole: Whole
  readonly coordinators: readonly string[]
}

/** Locks everything that a step touches: the streams of everyone who is or will be told, then the call itself. */
export async function openCall(
  deed: Deed,
  parts: CrashParts,
  callId: string,
): Promise<OpenedCall | undefined> {
  const { transaction, streams } = deed
  const [seen] = await readCalls(transaction, [callId])
  if (seen === undefined) return undefined
  const coordinators = await parts.duty.coordinatorsOf(transaction, seen.siteId)
  await streams.lock([chainOf(seen), ...(await readHearers(transaction, callId)), ...coordinators])
  const row = await lockCall(transaction, callId)
  const [whole] = await wholesOf(transaction, row === undefined ? [] : [row])
  return whole === undefined ? undefined : { whole, coordinators }
}
