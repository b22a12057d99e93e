import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer } from '../../../platform/operations/answer.ts'
import { checkSend } from '../batch/check-send.ts'
import { actOf, type Desk } from '../batch/desk.ts'
import type { Facts, Hung } from '../batch/facts.ts'
import type { SendJob } from '../batch/job.ts'
import type { Files } from '../parts.ts'

/**
 * Hangs the files of messages that may be sent, before they are placed: with them, in one transaction (FIL55). Of what
 * may not be sent nothing hangs anywhere.
 *
 * @param direct the transaction itself: what is hung is read again before it is placed, and so is not held back
 */
export async function hangFiles(
  desk: Desk,
  files: Files,
  facts: Pick<Facts, 'sent' | 'inRole' | 'quoted'>,
  sends: readonly SendJob[],
  direct: Transaction,
): Promise<Map<SendJob, Hung>> {
  const hung = new Map<SendJob, Hung>()
  for (const job of sends) {
    const { commandId, viewer, input } = job
    const { conversationId, fileIds = [] } = input
    if (fileIds.length === 0 || facts.sent.has(commandId) || !checkSend(desk, facts, job).ok) continue
    const answered = await files.hang(
      { ...actOf(desk, job), transaction: direct, streams: desk.streams },
      viewer,
      {
        kind: 'message',
        id: commandId,
        withinId: conversationId,
        patientId: desk.patients.get(conversationId) ?? null,
      },
      fileIds,
    )
    hung.set(job, answered)
  }
  return hung
}

/** What hangs on a message that is about to be placed, or why nothing can. */
export function hungOn({ hung }: Pick<Facts, 'hung'>, job: SendJob): Hung {
  if (!job.input.fileIds?.length) return answer([])
  const answered = hung.get(job)
  if (answered === undefined) throw new Error(`the files of message ${job.commandId} were not hung`)
  return answered
}
