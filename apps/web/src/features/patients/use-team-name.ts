import { useCallback } from 'react'
import { useTeams } from '../../app/session/use-teams.ts'

/** What a team is called, by its id; while it is on its way, words that claim nothing. */
export function useTeamName(): (teamId: string) => string {
  const { all } = useTeams()
  return useCallback((teamId: string) => all.find(({ id }) => id === teamId)?.name ?? 'A team', [all])
}
