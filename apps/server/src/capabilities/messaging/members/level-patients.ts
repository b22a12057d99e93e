import type { Patient } from '@baton/contract'
import { recordTitle } from '@baton/domain/messaging/record-title'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { MessagingParts } from '../parts.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { readMembers } from '../store/memberships.ts'
import { readAboutPatients, saveContinued } from '../store/patient-conversations.ts'
import { beginConversation } from './begin-conversation.ts'
import type { Changing } from './changing.ts'
import { levelMembers } from './level-members.ts'
import { retitle } from './retitle.ts'

/**
 * Brings the conversations about these patients level with who may see them and with how records were merged. Whoever
 * is a member and may see the patient stays; who may not see them any more leaves (MSG36). Of records that are one
 * patient the survivor's conversation goes on, with everyone who was in one of them; the others are read there, as they
 * are, until the merge is taken back (MSG37). Nothing that was said is moved. Doing it again changes nothing.
 *
 * @param joining somebody who may see the patient, and opens the conversation; it is begun where there is none
 */
export async function levelPatients(
  change: Changing,
  parts: MessagingParts,
  patientIds: readonly string[],
  joining?: string,
): Promise<void> {
  // Their own stream, then the conversations', then whoever comes or goes: many who open one at once wait in one line.
  if (joining !== undefined) await change.streams.lock([joining])
  const families = await lockFamilies(change, parts, patientIds)
  const arrivals = joining === undefined ? [] : [joining]
  await change.streams.lock(families.flatMap((family) => movingIn(family, arrivals)))
  for (const family of families) await levelFamily(change, parts, family, arrivals)
}

/** The families as they are under the locks of their conversations; a merge meanwhile may have brought further ones. */
async function lockFamilies(
  change: Changing,
  parts: MessagingParts,
  patientIds: readonly string[],
): Promise<Family[]> {
  const locked = new Set<string>()
  for (;;) {
    const families = await readFamilies(change, parts, patientIds)
    const ids = families.flatMap(({ conversations }) => conversations.map(({ id }) => id))
    if (ids.every((id) => locked.has(id))) return families
    await change.streams.lock(ids)
    for (const id of ids) locked.add(id)
  }
}

/** One patient: the record that stands for them, the records that were merged into it, and what was said about each. */
interface Family {
  readonly survivorId: string
  readonly records: ReadonlyMap<string, Patient>
  readonly conversations: readonly ConversationRow[]
  /** By conversation: who is in it. */
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly audience: ReadonlySet<string>
}

/** Whoever belongs to a family's conversations: those who were in one of them, or come, and may see the patient. */
function belongingTo({ conversations, members, audience }: Family, arrivals: readonly string[]): Set<string> {
  const present = conversations.flatMap(({ id }) => members.get(id) ?? [])
  return new Set([...present, ...arrivals].filter((personId) => audience.has(personId)))
}

/** Whoever comes into one of a family's conversations, or leaves one. */
function movingIn(family: Family, arrivals: readonly string[]): string[] {
  const { survivorId, conversations, members } = family
  const belonging = belongingTo(family, arrivals)
  const isBegun = conversations.some(({ patientId }) => patientId === survivorId)
  const moving = conversations.flatMap(({ id }) => {
    const present = new Set(members.get(id))
    return [...present.symmetricDifference(belonging)]
  })
  return isBegun ? moving : [...moving, ...belonging]
}

async function readFamilies(
  { transaction, at }: Changing,
  parts: MessagingParts,
  patientIds: readonly string[],
): Promise<Family[]> {
  const survivors = await parts.patients.survivorsOf(transaction, patientIds)
  const survivorIds = [...new Set(survivors.values())].sort()
  if (survivorIds.length === 0) return []
  const [records, audiences] = [
    await parts.patients.recordsOf(transaction, parts.vault, survivorIds),
    await parts.patients.audienceOf(transaction, survivorIds, at),
  ]
  const recordIds = records.map(({ patient }) => patient.id)
  const conversations = await readAboutPatients(transaction, recordIds)
  const members = await membersOf(transaction, conversations)
  return survivorIds.map((survivorId) => {
    const own = records.filter((record) => record.survivorId === survivorId)
    const byId = new Map(own.map(({ patient }) => [patient.id, patient]))
    const said = conversations.filter(({ patientId }) => patientId !== null && byId.has(patientId))
    return {
      survivorId,
      records: byId,
      conversations: said,
      members,
      audience: audiences.get(survivorId) ?? new Set(),
    }
  })
}

async function membersOf(
  transaction: Transaction,
  conversations: readonly ConversationRow[],
): Promise<Map<string, string[]>> {
  if (conversations.length === 0) return new Map()
  const members = await readMembers(
    transaction,
    conversations.map(({ id }) => id),
  )
  const byConversation = Map.groupBy(members, ({ conversationId }) => conversationId)
  return new Map([...byConversation].map(([id, rows]) => [id, rows.map(({ personId }) => personId)]))
}

async function levelFamily(
  change: Changing,
  parts: MessagingParts,
  family: Family,
  arrivals: readonly string[],
): Promise<void> {
  const { survivorId, conversations } = family
  if (conversations.length + arrivals.length === 0) return
  const belonging = belongingTo(family, arrivals)
  const own = conversations.find(({ patientId }) => patientId === survivorId)
  const ownId = own?.id ?? (await begin(change, parts, family, belonging))
  if (own !== undefined) await bring(change, parts, family, { conversation: own, to: null, belonging })
  for (const conversation of conversations)
    if (conversation !== own) await bring(change, parts, family, { conversation, to: ownId, belonging })
}

function begin(
  change: Changing,
  parts: MessagingParts,
  { survivorId, records }: Family,
  belonging: ReadonlySet<string>,
): Promise<string> {
  return beginConversation(change, parts, {
    kind: 'patient',
    title: titleOf(records, survivorId, false),
    teamId: null,
    patientId: survivorId,
    personIds: [...belonging],
  })
}

interface Bringing {
  readonly conversation: ConversationRow
  /** The conversation in which it goes on; `null`: for itself. */
  readonly to: string | null
  readonly belonging: ReadonlySet<string>
}

async function bring(
  change: Changing,
  parts: MessagingParts,
  { records }: Family,
  { conversation, to, belonging }: Bringing,
): Promise<void> {
  const { id, patientId, continuedIn } = conversation
  if (continuedIn !== to) {
    saveContinued(change.transaction, id, to)
    const ref = { kind: 'conversation', id } as const
    change.append(ref, { type: 'conversation.continued', data: { continuedIn: to } })
    change.audit(ref, {
      subjects: [
        { kind: 'conversation', id },
        { kind: 'patient', id: patientId ?? '' },
      ],
    })
  }
  await retitle(change, parts, conversation, titleOf(records, patientId ?? '', to !== null))
  await levelMembers(change, parts, conversation, belonging, { visibleAfter: 0 })
}

function titleOf(records: ReadonlyMap<string, Patient>, patientId: string, isContinued: boolean): string {
  const record = records.get(patientId)
  if (record === undefined) throw new Error(`patient ${patientId} is not here`)
  return recordTitle(record, isContinued)
}
