import type { PushKeys } from '../channels/push/encrypt.ts'
import type { TakenAttempt } from '../store/attempts.ts'

/** Where something goes. */
export type Target =
  | {
      readonly channel: 'web-push'
      readonly deviceId: string
      readonly endpoint: string
      readonly keys: PushKeys
    }
  | { readonly channel: 'email'; readonly address: string }
  | { readonly channel: 'gateway'; readonly telephone: string | null; readonly bleep: string | null }

/** One thing to send, for one attempt or for several that were bundled; ours until the lease ends. */
export interface Errand {
  readonly organisationId: string
  readonly first: TakenAttempt
  /** Said by the first one too. */
  readonly bundled: readonly TakenAttempt[]
  readonly heading: string
  readonly target: Target
  readonly leaseUntil: Date
}
