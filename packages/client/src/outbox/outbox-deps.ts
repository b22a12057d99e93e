import type { Answer } from '../answer.ts'
import type { Standing } from '../files/uploads.ts'
import type { Clock, Tabs } from '../ports.ts'
import type { OutboxItem } from './item.ts'

/** What the outbox needs of the rest of the client. */
export interface OutboxDeps {
  readonly clock: Clock
  readonly random: () => number
  readonly newId: () => string
  readonly tabs: Tabs | undefined
  send(item: OutboxItem): Promise<Answer<unknown>>
  /** Whether that position of the conversation has been read already, or the conversation is not ours any more. */
  isHere(conversationId: string, position: number): boolean
  changed(conversationId: string): void
  /** Whether the files of it are received, on their way, or refused. */
  standingOf(fileIds: readonly string[]): Standing
  /** It is with the server for good: nothing of its files remains to be kept here. */
  done(item: OutboxItem): void
  /** It will never go. */
  discarded(item: OutboxItem): void
}
