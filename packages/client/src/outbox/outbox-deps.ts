import type { Answer } from '../answer.ts'
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
}
