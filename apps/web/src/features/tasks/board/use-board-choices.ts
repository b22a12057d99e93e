import { api } from '@baton/contract'
import { useMemo } from 'react'
import { useAsk } from '../../../app/session/use-ask.ts'
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
  const { answer } = useAsk(api.patients.listWards, {})
  return useMemo(
    () =>
      boardChoices(
        {
          roles: mine?.holding ?? [],
          teams: teams.all.filter(({ id }) => teams.mine.has(id)),
          wardIds: answer?.ok ? answer.value.wards.map(({ wardId }) => wardId) : [],
          siteId: person.siteId,
          isFromHome: mine?.duty.state === 'on' && mine.duty.from === 'home',
        },
        places,
      ),
    [mine, teams, answer, person.siteId, places],
  )
}
