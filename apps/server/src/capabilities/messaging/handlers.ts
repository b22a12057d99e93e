import { createGroupCommit } from '../../platform/database/group-commit.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import { commitBatch } from './batch/commit-batch.ts'
import type { Job, Outcome } from './batch/job.ts'
import { markDelivered } from './commands/mark-delivered.ts'
import { markSeen } from './commands/mark-seen.ts'
import { sendMessage } from './commands/send-message.ts'
import { startDirect } from './commands/start-direct.ts'
import { startGroup } from './commands/start-group.ts'
import type { MessagingParts } from './parts.ts'
import { listInbox } from './queries/list-inbox.ts'
import { openConversation } from './queries/open-conversation.ts'

/** Every operation of messaging with what does it. */
export function messagingHandlers(parts: MessagingParts): Handler[] {
  const commit = createGroupCommit<Job, Outcome>({
    commit: (organisationId, jobs) => commitBatch(parts, organisationId, jobs),
  })
  return [
    startDirect(parts),
    startGroup(parts),
    sendMessage(commit),
    markDelivered(commit),
    markSeen(commit),
    listInbox(parts),
    openConversation(parts),
  ]
}
