/** What came of an attempt. `problem` is a code of ours, never the other side's words. */
export type Outcome =
  | { readonly state: 'sent' }
  | {
      readonly state: 'failed'
      /**
       * `unreachable`: nobody answered in time. `busy`: it says try later. `refused`: it will not take this one.
       * `gone`: the device is no more.
       */
      readonly problem: 'unreachable' | 'busy' | 'refused' | 'gone' | 'no-address' | 'signed-out'
    }

export const sent: Outcome = { state: 'sent' }

/** Failed, for this reason. */
export function failed(problem: Extract<Outcome, { state: 'failed' }>['problem']): Outcome {
  return { state: 'failed', problem }
}

/** Whether the same again may succeed. */
export function mayRetry(problem: string): boolean {
  return problem === 'unreachable' || problem === 'busy'
}

/** What an HTTP service's answer means. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return sent
  if (status === 404 || status === 410) return failed('gone')
  if (status === 408 || status === 425 || status === 429 || status >= 500) return failed('busy')
  return failed('refused')
}
