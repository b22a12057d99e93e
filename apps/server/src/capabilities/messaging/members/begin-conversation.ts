import { v7 as uuidv7 } from 'uuid'
import { createScopeKey } from '../../../platform/vault/index.ts'
import type { MessagingParts } from '../parts.ts'
import { type ConversationRow, insertConversation } from '../store/conversations.ts'
import { type MembershipRow, saveJoined } from '../store/memberships.ts'
import { sealWords } from '../words.ts'
import type { Changing } from './changing.ts'
import { openFor } from './membership.ts'

/** A conversation that is about to begin. */
export interface Beginning {
  kind: ConversationRow['kind']
  title: string | null
  teamId: string | null
  /** The role, and who turns to it. */
  role?: { id: string; askedBy: string }
  /** The record of the patient that it is about. */
  patientId?: string
  /** Its first members; their own streams are locked. */
  personIds: readonly string[]
}

/**
 * Begins a conversation with its key, its stream and its first members, who are told on their own streams.
 *
 * @returns its id
 */
export async function beginConversation(
  change: Changing,
  parts: MessagingParts,
  beginning: Beginning,
): Promise<string> {
  const { transaction, viewer, at } = change
  const id = uuidv7()
  const organisationId = viewer.organisationId
  const ref = { kind: 'conversation', id } as const
  const scope = await createScopeKey(transaction, parts.vault, { organisationId, scopeId: id })
  change.streams.begin(ref, organisationId)
  const { kind, teamId, title, role, patientId } = beginning
  const sealed = title === null ? null : sealWords(parts.vault, scope, ['title', id], title)
  const personIds = [...new Set(beginning.personIds)].sort()
  insertConversation(
    transaction,
    {
      id,
      organisationId,
      kind,
      title: sealed,
      teamId,
      roleId: role?.id ?? null,
      askedBy: role?.askedBy ?? null,
      patientId: patientId ?? null,
      continuedIn: null,
      lastNumber: 0,
      startedAt: at,
    },
    kind === 'direct' ? pairOf(personIds) : null,
  )
  saveJoined(
    transaction,
    organisationId,
    personIds.map((personId) => newcomer(id, personId, 0)),
    at,
  )
  change.append(ref, { type: 'conversation.started', data: {} })
  change.audit(ref, {
    subjects: [
      { kind: 'conversation', id },
      ...personIds.map((personId) => ({ kind: 'person', id: personId })),
    ],
  })
  await openFor(change, parts, id, personIds)
  return id
}

/** Where someone stands who joins and sees what comes after a number. */
export function newcomer(conversationId: string, personId: string, visibleAfter: number): MembershipRow {
  return {
    conversationId,
    personId,
    visibleAfter,
    deliveredUpTo: visibleAfter,
    seenUpTo: visibleAfter,
    ownUnseen: 0,
    unreadMentions: 0,
    calledTo: null,
  }
}

/** Two people in the order in which a direct conversation keeps them. */
export function pairOf(personIds: readonly string[]): readonly [string, string] {
  const [low, high, ...more] = [...personIds].sort()
  if (low === undefined || high === undefined || more.length > 0) throw new Error('a pair is two people')
  return [low, high]
}
