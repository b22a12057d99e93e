import { operationNamed } from '@baton/contract'
import { type Answer, misunderstood } from '../answer.ts'
import type { Roads } from '../roads.ts'
import type { OutboxItem } from './item.ts'

/** Asks what an item of the outbox asks, under the item's id. */
export function askForItem(roads: Roads, item: OutboxItem): Promise<Answer<unknown>> {
  const operation = operationNamed(item.operation)
  // Written by a version of this application that knew other operations.
  if (operation?.kind !== 'command') return Promise.resolve(misunderstood)
  return roads.call(operation, item.input, item.id)
}
