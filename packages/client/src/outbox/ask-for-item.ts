import { api, type Operation } from '@baton/contract'
import { type Answer, misunderstood } from '../answer.ts'
import type { Roads } from '../roads.ts'
import type { OutboxItem } from './item.ts'

/** What is queued is always said in a conversation, so these are all that can be found here. */
const queueable = new Map(
  Object.values(api.messaging)
    .filter(
      (one): one is Extract<typeof one, Operation<'command'>> => 'kind' in one && one.kind === 'command',
    )
    .map((command) => [command.name as string, command]),
)

/** Asks what an item of the outbox asks, under the item's id. */
export function askForItem(roads: Roads, item: OutboxItem): Promise<Answer<unknown>> {
  const operation: Operation<'command'> | undefined = queueable.get(item.operation)
  // Written by a version of this application that knew other operations.
  if (!operation) return Promise.resolve(misunderstood)
  return roads.call(operation, item.input, item.id)
}
