import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Act, StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { noteTold, readAffiliated } from '../store/affiliations.ts'

/** Where something is written of an organisation whose stream is locked. */
export interface Writing {
  transaction: Transaction
  streams: StreamWriter
  act: Act
}

/** Tells an organisation's people with whom it is connected, unless they were told so already. */
export async function tellAffiliations({ transaction, streams, act }: Writing): Promise<void> {
  if (!(await noteTold(transaction))) return
  const organisations = await readAffiliated(transaction)
  streams.append(
    { kind: 'organisation', id: act.organisationId },
    { type: 'affiliations.changed', data: { organisations }, stored: {} },
    act,
  )
}
