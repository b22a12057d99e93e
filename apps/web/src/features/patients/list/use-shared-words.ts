import type { PatientList } from '@baton/contract'
import { useMe } from '../../../app/session/use-me.ts'
import { useNameOf } from '../../duty/use-name-of.ts'
import { useTeamName } from '../use-team-name.ts'
import { sharedWords } from './shared-words.ts'

/** How many are on a list, whose it is and who else sees it. */
export function useSharedWords(list: PatientList): string {
  const viewerId = useMe().person.id
  const teamName = useTeamName()
  const personName = useNameOf()
  return sharedWords(list, { viewerId, teamName, personName })
}
