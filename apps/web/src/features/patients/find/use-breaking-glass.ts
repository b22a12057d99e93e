import { api } from '@baton/contract'
import type { Failure } from '../../../app/session/ask.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useDraft } from '../../../ui/form/use-draft.ts'

export interface BreakingGlass {
  readonly reason: string
  readonly isReady: boolean
  readonly isBusy: boolean
  readonly failure: Failure | undefined
  setReason(reason: string): void
  run(): Promise<void>
}

/** Shortest reason that says something: what the server takes. */
const shortest = 5

/** Gives a reason to see a patient, and opens them once the server has recorded it. */
export function useBreakingGlass(patientId: string, onOpened: () => void): BreakingGlass {
  const { run, isBusy, failure } = useAct(api.patients.breakGlass)
  const { fields, set, clear } = useDraft(`break-glass.${patientId}`, { reason: '' })
  const client = useClient()
  return {
    reason: fields.reason,
    isReady: fields.reason.trim().length >= shortest,
    isBusy,
    failure,
    setReason: (reason) => set('reason', reason),
    async run() {
      const broken = await run({ patientId, reason: fields.reason })
      if (!broken.ok) return
      clear()
      client.patients.patient(patientId).renew()
      onOpened()
    },
  }
}
