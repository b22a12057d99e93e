import type { HandoverView, Watched } from '@baton/client'
import type { MyHandovers } from '@baton/domain/tasks/handover/replay'
import { useClient, useStore } from '../../platform/use-client.ts'

/** What I prepare, offered, am offered or am told of. */
export function useHandovers(): Watched<MyHandovers> {
  return useStore(useClient().tasks.handovers)
}

/** One handover with its patients and tasks. */
export function useHandover(handoverId: string): Watched<HandoverView> {
  return useStore(useClient().tasks.handover(handoverId))
}
