import type { StoredFile } from '@baton/contract'
import type { Answer } from '../../../platform/operations/answer.ts'
import type { MessageRow, SentRow } from '../store/messages.ts'
import type { ReceiptJob, SendJob } from './job.ts'

/** What a batch is decided by, read under the locks of its conversations. */
export interface Facts {
  /** By command id: what was sent under it before. */
  sent: Map<string, SentRow>
  /** By id: messages that are answered. */
  quoted: Map<string, MessageRow>
  /** By id: what hangs on messages that are answered. */
  quotedFiles: ReadonlyMap<string, StoredFile[]>
  /** By job: what came of hanging its files. */
  hung: Map<SendJob, Hung>
  /** By job: the people whom a message mentions. */
  mentions: Map<SendJob, string[]>
  /** The role messages that their author may send: they hold the role. */
  inRole: Set<SendJob>
  /** By job: what stays unseen above its number. */
  unseen: Map<ReceiptJob, { ownUnseen: number; unreadMentions: number }>
}

/** What came of hanging the files of a message on it. */
export type Hung = Answer<StoredFile[]>

/** What is needed to know of plain messages and receipts besides where their conversations and people stand. */
export function noFacts(): Facts {
  return {
    sent: new Map(),
    quoted: new Map(),
    quotedFiles: new Map(),
    hung: new Map(),
    mentions: new Map(),
    inRole: new Set(),
    unseen: new Map(),
  }
}
