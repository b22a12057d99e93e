import type { StoredFile } from '@baton/contract'
import { mentionsIn } from '@baton/domain/messaging/markup'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { hangFiles } from '../files/hang-files.ts'
import type { Duties, MessagingParts, People } from '../parts.ts'
import { filesOf, wantedOf } from '../present/messages.ts'
import { readConversations } from '../store/conversations.ts'
import { readStandings } from '../store/memberships.ts'
import { countMentionsAbove } from '../store/mentions.ts'
import { countOwnAbove, type MessageRow, readMessages, readSent } from '../store/messages.ts'
import { type Desk, learnStandings, standingOf } from './desk.ts'
import type { Facts } from './facts.ts'
import type { Job, ReceiptJob, SendJob } from './job.ts'

/**
 * Locks the conversations of a batch and reads what its decisions need: one round trip, for some jobs a second. What
 * hangs on a message is hung here, last.
 *
 * @param direct the transaction itself, where the desk's holds writes back
 */
export async function gatherFacts(
  desk: Desk,
  { people, duty, files }: Pick<MessagingParts, 'people' | 'duty' | 'files'>,
  jobs: readonly Job[],
  direct: Transaction = desk.transaction,
): Promise<Facts> {
  const { transaction, vault, organisationId } = desk
  const sends = jobs.filter((job) => job.form === 'send')
  const receipts = jobs.filter((job) => job.form !== 'send')
  const conversationIds = [...new Set(jobs.map((job) => job.input.conversationId))]
  const replyIds = [...new Set(sends.flatMap((job) => job.input.replyToId ?? []))]
  const scopes = [organisationId, ...conversationIds].map((scopeId) => ({
    scope: { organisationId, scopeId },
  }))
  // Sent in this order and in one go: what follows the locks is read under them.
  const [, conversations, standings, sent, quoted] = await Promise.all([
    desk.streams.lock(conversationIds),
    readConversations(transaction, conversationIds),
    readStandings(transaction, jobs.map(pairOf)),
    sends.length > 0
      ? readSent(
          transaction,
          sends.map((job) => job.commandId),
        )
      : [],
    replyIds.length > 0 ? readMessages(transaction, replyIds) : [],
    openScopes(transaction, vault, scopes),
  ])
  for (const { id, lastNumber, continuedIn, patientId } of conversations) {
    desk.lastNumbers.set(id, lastNumber)
    if (patientId !== null) desk.patients.set(id, patientId)
    if (continuedIn !== null) desk.continued.add(id)
  }
  learnStandings(desk, standings)
  const [mentions, unseen, inRole, quotedFiles] = await Promise.all([
    gatherMentions(desk, people, sends),
    gatherUnseen(desk, receipts),
    gatherInRole(desk, duty, sends),
    replyIds.length > 0 ? filesOf({ transaction, vault, files }, replyIds) : new Map<string, StoredFile[]>(),
    gatherThreads(desk, quoted),
    openScopes(transaction, vault, quoted.map(wantedOf)),
  ])
  const known = {
    sent: new Map(sent.map((row) => [row.id, row])),
    quoted: new Map(quoted.map((row) => [row.id, row])),
    inRole,
  }
  const hung = await hangFiles(desk, files, known, sends, direct)
  return { ...known, quotedFiles, hung, mentions, unseen }
}

/** Whom messages mention, teams as their members; and where those people stand. */
async function gatherMentions(
  desk: Desk,
  people: People,
  sends: readonly SendJob[],
): Promise<Map<SendJob, string[]>> {
  const named = new Map(sends.map((job) => [job, mentionsIn(job.input.body)]))
  const teamIds = [...named.values()].flat().flatMap((mention) => (mention.kind === 'team' ? mention.id : []))
  const teams =
    teamIds.length > 0
      ? await people.membersOfTeams(desk.transaction, [...new Set(teamIds)])
      : new Map<string, string[]>()
  const mentions = new Map<SendJob, string[]>()
  const wanted: { conversationId: string; personId: string }[] = []
  for (const [job, list] of named) {
    if (list.length === 0) continue
    const ids = list.flatMap(({ kind, id }) => (kind === 'person' ? id : (teams.get(id) ?? [])))
    const personIds = [...new Set(ids)]
    mentions.set(job, personIds)
    const { conversationId } = job.input
    for (const personId of personIds) {
      if (!standingOf(desk, conversationId, personId)) wanted.push({ conversationId, personId })
    }
  }
  if (wanted.length > 0) learnStandings(desk, await readStandings(desk.transaction, wanted))
  return mentions
}

/** What stays unseen above the numbers that are marked seen; nothing is asked where it is plainly nothing. */
async function gatherUnseen(
  desk: Desk,
  receipts: readonly ReceiptJob[],
): Promise<Map<ReceiptJob, { ownUnseen: number; unreadMentions: number }>> {
  const partial = receipts.filter((job) => {
    const standing = standingOf(desk, job.input.conversationId, job.viewer.personId)
    const counted = standing !== undefined && standing.ownUnseen + standing.unreadMentions > 0
    return job.form === 'seen' && counted && job.input.upTo < lastNumberOf(desk, job)
  })
  if (partial.length === 0) return new Map()
  const asked = partial.map((job) => ({ ...pairOf(job), above: job.input.upTo }))
  const [own, mentions] = await Promise.all([
    countOwnAbove(desk.transaction, asked),
    countMentionsAbove(desk.transaction, asked),
  ])
  return new Map(
    partial.map((job, index) => [
      job,
      { ownUnseen: own[index]?.count ?? 0, unreadMentions: mentions[index]?.count ?? 0 },
    ]),
  )
}

/** Of the messages in the name of a role, those whose author holds it now (MSG27). */
async function gatherInRole(desk: Desk, duty: Duties, sends: readonly SendJob[]): Promise<Set<SendJob>> {
  const asked = sends.flatMap((job) => {
    const { asRoleId } = job.input
    return asRoleId === undefined ? [] : { job, asRoleId }
  })
  if (asked.length === 0) return new Set()
  const roles = await duty.rolesByIds(desk.transaction, [...new Set(asked.map(({ asRoleId }) => asRoleId))])
  const held = asked.filter(({ job, asRoleId }) =>
    roles.get(asRoleId)?.holders.some(({ personId }) => personId === job.viewer.personId),
  )
  return new Set(held.map(({ job }) => job))
}

/** How many replies the threads of the answered messages have. */
async function gatherThreads(desk: Desk, quoted: readonly MessageRow[]): Promise<void> {
  for (const row of quoted) if (row.threadRootId === null) desk.threads.set(row.id, row.threadReplies)
  const others = quoted.flatMap(({ threadRootId }) =>
    threadRootId === null || desk.threads.has(threadRootId) ? [] : threadRootId,
  )
  if (others.length === 0) return
  for (const root of await readMessages(desk.transaction, [...new Set(others)])) {
    desk.threads.set(root.id, root.threadReplies)
  }
}

function pairOf(job: Job): { conversationId: string; personId: string } {
  return { conversationId: job.input.conversationId, personId: job.viewer.personId }
}

function lastNumberOf(desk: Desk, job: Job): number {
  return desk.lastNumbers.get(job.input.conversationId) ?? 0
}
