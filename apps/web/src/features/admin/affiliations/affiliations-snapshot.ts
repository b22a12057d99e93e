import type { api, OutputOf } from '@baton/contract'
import type { Failure } from '../../../app/session/ask.ts'
import { asDate, asDateAndClock } from '../../../ui/time/format-time.ts'

type Affiliations = OutputOf<typeof api.identity.listAffiliations>

export interface AffiliationsSnapshot {
  /** By name. */
  readonly affiliations: readonly {
    readonly id: string
    readonly name: string
    /** “Since 27 November 2026, agreed by Sandra Tapp” */
    readonly words: string
  }[]
  /** Those that can still be used, the newest first. */
  readonly invitations: readonly {
    readonly id: string
    /** “Made by Sandra Tapp on 27 November 2026 at 14:05” */
    readonly words: string
    readonly until: string
  }[]
}

/** The connected organisations, and the codes with which others can become so. */
export function affiliationsSnapshot(
  { affiliations, invitations }: Affiliations,
  nameOf: (personId: string) => string,
  now: Date,
): AffiliationsSnapshot {
  return {
    affiliations: affiliations
      .map(({ id, organisation, since, agreedBy }) => ({
        id,
        name: organisation.name,
        words: `Since ${asDate(new Date(since))}, agreed by ${nameOf(agreedBy)}`,
      }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en-GB')),
    invitations: invitations
      .filter(({ expiresAt }) => Date.parse(expiresAt) > now.getTime())
      .sort((one, other) => Date.parse(other.madeAt) - Date.parse(one.madeAt))
      .map(({ id, madeBy, madeAt, expiresAt }) => ({
        id,
        words: `Made by ${nameOf(madeBy)} on ${asDateAndClock(new Date(madeAt))}`,
        until: `Can be used until ${asDateAndClock(new Date(expiresAt))}`,
      })),
  }
}

/** What the server's refusal of a code means to whoever has it from another organisation. */
export function codeFailure(failure: Failure | undefined): Failure | undefined {
  if (failure?.code === 'access-code-failed') {
    return { ...failure, next: 'Check it, or ask whoever gave it to you for another one.' }
  }
  if (failure?.code === 'already-exists') {
    return {
      ...failure,
      title: 'There is nothing to connect with this code.',
      next: 'You are connected with its organisation already, or the code is your own organisation’s.',
    }
  }
  return failure
}
