import { createGroupCommit, type GroupCommitOptions } from '../../platform/database/group-commit.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import { commitBatch } from './batch/commit-batch.ts'
import type { Job, Outcome } from './batch/job.ts'
import { Memory } from './batch/memory.ts'
import { addMembers } from './commands/add-members.ts'
import { editMessage } from './commands/edit-message.ts'
import { forwardMessage } from './commands/forward-message.ts'
import { leaveGroup } from './commands/leave-group.ts'
import { markDelivered } from './commands/mark-delivered.ts'
import { markSeen } from './commands/mark-seen.ts'
import { muteConversation } from './commands/mute-conversation.ts'
import { pinMessage } from './commands/pin-message.ts'
import { reactToMessage } from './commands/react-to-message.ts'
import { removeMember } from './commands/remove-member.ts'
import { renameGroup } from './commands/rename-group.ts'
import { saveDraft } from './commands/save-draft.ts'
import { saveForLater } from './commands/save-for-later.ts'
import { sendMessage } from './commands/send-message.ts'
import { sendUrgent } from './commands/send-urgent.ts'
import { startAboutPatient } from './commands/start-about-patient.ts'
import { startDirect } from './commands/start-direct.ts'
import { startGroup } from './commands/start-group.ts'
import { startWithRole } from './commands/start-with-role.ts'
import { withdrawMessage } from './commands/withdraw-message.ts'
import type { MessagingParts } from './parts.ts'
import { listInbox } from './queries/list-inbox.ts'
import { listReaders } from './queries/list-readers.ts'
import { listReceipts } from './queries/list-receipts.ts'
import { listSaved } from './queries/list-saved.ts'
import { listVersions } from './queries/list-versions.ts'
import { myOutOfHours } from './queries/my-out-of-hours.ts'
import { openConversation } from './queries/open-conversation.ts'
import { openDigest } from './queries/open-digest.ts'
import { openThread } from './queries/open-thread.ts'
import { pageMessages } from './queries/page-messages.ts'
import { searchMessages } from './queries/search-messages.ts'
import { teamOutOfHours } from './queries/team-out-of-hours.ts'

/** Every operation of messaging with what does it; broadcasts have their own (broadcasts/handlers.ts). */
export function messagingHandlers(parts: MessagingParts): Handler[] {
  const memory = new Memory()
  const together: GroupCommitOptions<Job, Outcome> = {
    commit: (organisationId, jobs) => commitBatch(parts, memory, organisationId, jobs),
  }
  const commit = createGroupCommit(together)
  // Nobody waits to hear that a message reached a device, and a large group says so all at once.
  const commitLater = createGroupCommit({ ...together, inFlight: 1, gatherMs: 30 })
  return [
    startDirect(parts),
    startGroup(parts),
    startWithRole(parts),
    startAboutPatient(parts),
    renameGroup(parts),
    addMembers(parts),
    removeMember(),
    leaveGroup(),
    muteConversation(),
    sendMessage(commit),
    sendUrgent(parts),
    forwardMessage(parts),
    editMessage(parts),
    withdrawMessage(parts),
    reactToMessage(),
    pinMessage(parts),
    saveForLater(),
    saveDraft(parts),
    markDelivered(commitLater),
    markSeen(commit),
    listInbox(parts),
    openConversation(parts),
    pageMessages(parts),
    openThread(parts),
    listVersions(parts),
    listReaders(parts),
    listReceipts(),
    listSaved(parts),
    searchMessages(parts),
    openDigest(parts),
    myOutOfHours(parts),
    teamOutOfHours(parts),
  ]
}
