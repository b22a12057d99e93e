import type { Delivered } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { sqlStateOf } from '../../../platform/database/sql-state.ts'
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import { isUnreachable } from '../../../platform/operations/dispatcher.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import type { PatientsParts } from '../parts.ts'
import { addCounts, insertMessage, isKnown } from '../store/feed.ts'
import { organisationScope } from '../words.ts'
import type { Trouble } from './adt/adt-event.ts'
import { readAdt } from './adt/read-adt.ts'
import { useEvent } from './adt/use-event.ts'
import { said, segmentOf } from './hl7/fields.ts'
import { type Hl7Message, type ParsedMessage, parseMessage } from './hl7/parse-message.ts'

/** What became of a message: once this is known it is committed. */
export interface Taken {
  readonly outcome: 'used' | 'known' | 'waiting'
  /** Whether it was HL7 at all. */
  readonly isHl7: boolean
  readonly header: Header
}

/** As far as it can be read. */
export interface Header {
  readonly sendingApplication: string
  readonly sendingFacility: string
  readonly controlId: string
  readonly type: string
  readonly trigger: string
}

/** So much is kept of what is no message. */
const keptOfOther = 4_096
/** Attempts at a transaction that another one stood in the way of. */
const attempts = 5

/**
 * Takes one message of the feed, in one transaction: what it says, what is told of it, and that it was taken (PAT20). One
 * that cannot be used is kept sealed with why, and holds up nothing (PAT22). The same one again changes nothing (PAT21).
 *
 * @throws when the database cannot be reached; nothing was kept then, and nothing may be acknowledged
 */
export async function takeMessage(
  parts: PatientsParts,
  organisationId: string,
  bytes: Buffer,
  tooLarge = false,
): Promise<Taken> {
  const parsed = parseMessage(bytes)
  const header = headerOf(parsed)
  for (let attempt = 1; ; attempt += 1) {
    const trouble: Trouble | null = tooLarge
      ? { problem: 'too-large', details: 'it is larger than 1 MB' }
      : null
    try {
      return await takeOnce(parts, organisationId, { bytes, parsed, header, trouble })
    } catch (error) {
      const state = sqlStateOf(error)
      const stoodInTheWay = state === '40001' || state === '40P01' || state === '23505'
      if (stoodInTheWay && attempt < attempts) continue
      if (isUnreachable(error)) throw error
      parts.log.error({ err: error, type: header.type }, 'a message of the feed could not be used')
      const failed: Trouble = {
        problem: 'failed',
        details: 'Baton made a mistake with it: the log says more',
      }
      return takeOnce(parts, organisationId, { bytes, parsed, header, trouble: failed })
    }
  }
}

interface Taking {
  readonly bytes: Buffer
  readonly parsed: ParsedMessage
  readonly header: Header
  /** Known before anything was tried. */
  readonly trouble: Trouble | null
}

async function takeOnce(parts: PatientsParts, organisationId: string, taking: Taking): Promise<Taken> {
  const { database, vault, relating, publish } = parts
  const { bytes, parsed, header } = taking
  const delivered: Delivered[] = []
  const at = relating.clock.now()
  const taken = await inTransaction(database.app, organisationId, async (transaction): Promise<Taken> => {
    const streams = new StreamWriter(transaction)
    await streams.lock([organisationId])
    const digest = await digestOf(transaction, vault, organisationId, bytes)
    const sender = senderOf(header)
    const { controlId } = header
    const isHl7 = parsed.ok || parsed.problem !== 'not-hl7'
    if (await isKnown(transaction, { sender, controlId, digest })) {
      addCounts(transaction, organisationId, { heardAt: at, received: 1, used: 0, known: 1 })
      return { outcome: 'known', isHl7, header }
    }
    const deed = {
      transaction,
      streams,
      organisationId,
      personId: null,
      at,
      action: 'patients.feed',
      commandId: null,
    }
    const trouble = taking.trouble ?? (await useMessage(deed, parts, parsed, at))
    const id = uuidv7()
    const kept = isHl7 ? bytes : bytes.subarray(0, keptOfOther)
    insertMessage(transaction, {
      id,
      organisationId,
      sender,
      controlId,
      digest,
      type: header.type,
      receivedAt: at,
      outcome: trouble === null ? 'used' : 'waiting',
      problem: trouble?.problem ?? null,
      details: trouble?.details ?? null,
      placeCode: trouble?.placeCode ?? null,
      text: trouble === null ? null : sealText(vault, { id, organisationId }, kept),
      attempts: 1,
    })
    const used = trouble === null ? 1 : 0
    addCounts(transaction, organisationId, { heardAt: at, received: 1, used, known: 0 })
    streams.flush()
    delivered.push(...streams.delivered)
    return { outcome: trouble === null ? 'used' : 'waiting', isHl7, header }
  })
  if (delivered.length > 0) publish(organisationId, delivered)
  return taken
}

/** Does what a message says; what stands in its way, or nothing. */
export async function useMessage(
  deed: Parameters<typeof useEvent>[0],
  parts: PatientsParts,
  parsed: ParsedMessage,
  heard: Date,
): Promise<Trouble | null> {
  if (!parsed.ok) return { problem: parsed.problem, details: parsed.details }
  const read = readAdt(parsed.message, heard)
  return read.ok ? useEvent(deed, parts, read.event) : read.trouble
}

/** Seals the text of a message that waits; the organisation's key must be open. */
function sealText(
  vault: Vault,
  { id, organisationId }: { id: string; organisationId: string },
  text: Buffer,
): Buffer {
  return vault.seal(organisationScope(organisationId), text, `feed|${id}`)
}

/** Opens it again. */
export function openText(
  vault: Vault,
  { id, organisationId, text }: { id: string; organisationId: string; text: Buffer },
): Buffer {
  return vault.open(organisationScope(organisationId), text, `feed|${id}`)
}

async function digestOf(
  transaction: Transaction,
  vault: Vault,
  organisationId: string,
  bytes: Buffer,
): Promise<Buffer> {
  const scope = organisationScope(organisationId)
  await openScopes(transaction, vault, [{ scope }])
  return vault.commitment(scope, bytes)
}

function senderOf({ sendingApplication, sendingFacility }: Header): string {
  return [sendingApplication, sendingFacility].filter((part) => part !== '').join(' at ')
}

function headerOf(parsed: ParsedMessage): Header {
  if (!parsed.ok) return { sendingApplication: '', sendingFacility: '', controlId: '', type: '', trigger: '' }
  const { message } = parsed
  const of = (field: number, component = 1) => textOf(message, field, component)
  const trigger = of(9, 2)
  return {
    sendingApplication: of(3),
    sendingFacility: of(4),
    controlId: of(10),
    type: [of(9), trigger].filter((part) => part !== '').join('^'),
    trigger,
  }
}

function textOf(message: Hl7Message, field: number, component: number): string {
  return (said(message, segmentOf(message, 'MSH'), field, component) ?? '').slice(0, 100)
}
