import { api } from '@baton/contract'
import { engineState } from '@baton/domain/escalation/engine-state'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { readVitals } from '../store/engine.ts'

/** Whether the ladders are being climbed, for the banner that says to telephone (ESC24). */
export function engine(): Handler {
  return handleQuery(api.escalation.engine, async ({ transaction, at }) => {
    const { beatAt, overdueSince } = await readVitals(transaction, at)
    const latestMs = overdueSince === null ? 0 : Math.max(0, at.getTime() - overdueSince.getTime())
    const silentMs = beatAt === null ? null : at.getTime() - beatAt.getTime()
    return answer({
      state: engineState({ silentMs, latestMs }),
      beatAt: beatAt?.toISOString() ?? null,
      latestMs,
    })
  })
}
