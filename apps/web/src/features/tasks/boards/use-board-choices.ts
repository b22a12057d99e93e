import { useMemo } from 'react'
import { useMe } from '../../../app/session/use-me.ts'
import { usePlaces } from '../../../app/session/use-places.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { type BoardChoice, boardChoices } from './boards.ts'

/** The boards that are mine to see now. */
export function useBoardChoices(): readonly BoardChoice[] {
  const { person } = useMe()
  const mine = useMyDuty()
  const teams = useTeams()
  const places = usePlaces()
  return useMemo(
    () =>
      boardChoices(
        {
          isOnDuty: mine?.duty.state === 'on',
          isFromHome: mine?.duty.from === 'home',
          roles: mine?.holding ?? [],
          teams: teams.all.filter(({ id }) => teams.mine.has(id)),
          placeId: mine?.duty.placeId ?? null,
          siteId: person.siteId,
        },
        places,
      ),
    [mine, teams, person.siteId, places],
  )
}
