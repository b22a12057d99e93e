import { api } from '@baton/contract'
import { useMemo } from 'react'
import { useClient } from '../../platform/use-client.ts'
import { useAsk } from './use-ask.ts'

export interface Teams {
  readonly all: readonly { readonly id: string; readonly name: string }[]
  readonly mine: ReadonlySet<string>
}

const none: Teams = { all: [], mine: new Set() }

/** All teams, and which are mine; none until they are known. */
export function useTeams(): Teams {
  // Not open to visitors.
  const isWanted = useClient().visiting === null
  const { answer } = useAsk(api.identity.listTeams, {}, { isWanted })
  return useMemo(
    () => (answer?.ok ? { all: answer.value.teams, mine: new Set(answer.value.myTeamIds) } : none),
    [answer],
  )
}
