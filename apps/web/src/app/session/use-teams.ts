import { api } from '@baton/contract'
import { useMemo } from 'react'
import { useAsk } from './use-ask.ts'

export interface Teams {
  readonly all: readonly { readonly id: string; readonly name: string }[]
  readonly mine: ReadonlySet<string>
}

const none: Teams = { all: [], mine: new Set() }

/** All teams, and which are mine; none until they are known. */
export function useTeams(): Teams {
  const { answer } = useAsk(api.identity.listTeams, {})
  return useMemo(
    () => (answer?.ok ? { all: answer.value.teams, mine: new Set(answer.value.myTeamIds) } : none),
    [answer],
  )
}
