import { mentionsIn } from '@baton/domain/messaging/markup'
import type { Vault } from '../../../platform/vault/index.ts'
import type { Job } from './job.ts'
import type { Memory } from './memory.ts'

/**
 * The jobs that can be decided by what is remembered: nothing need be read for them, nor for any other job of their
 * conversation. Whoever may not do what they ask is never among them.
 */
export function readyAmong(
  memory: Memory,
  vault: Vault,
  organisationId: string,
  jobs: readonly Job[],
): ReadonlySet<Job> {
  const unready = new Set(
    jobs.flatMap((job) => (isReady(memory, vault, organisationId, job) ? [] : job.input.conversationId)),
  )
  return new Set(jobs.filter((job) => !unready.has(job.input.conversationId)))
}

function isReady(memory: Memory, vault: Vault, organisationId: string, job: Job): boolean {
  const { conversationId } = job.input
  const known = memory.conversation(conversationId)
  const standing = memory.standing(conversationId, job.viewer.personId)
  if (known === undefined || standing === undefined) return false
  if (job.form !== 'send') {
    // What stays unseen above a number is counted from rows.
    const counted = standing.ownUnseen + standing.unreadMentions > 0
    return job.form === 'delivered' || !counted || job.input.upTo >= known.lastNumber
  }
  const { replyToId, asRoleId, body, fileIds } = job.input
  if (fileIds?.length) return false
  if (replyToId !== undefined || asRoleId !== undefined || mentionsIn(body).length > 0) return false
  return [organisationId, conversationId].every((scopeId) => vault.isOpen({ organisationId, scopeId }))
}
