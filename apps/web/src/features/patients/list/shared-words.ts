import type { PatientList } from '@baton/contract'
import { patientsIn } from '../patients-snapshot.ts'

interface Naming {
  readonly viewerId: string
  readonly teamName: (teamId: string) => string
  readonly personName: (personId: string) => string
}

/** “6 patients. Yours; also seen by Daniel Okafor and Taw Ward.” */
export function sharedWords(
  { owner, sharedWith, entries }: Pick<PatientList, 'owner' | 'sharedWith' | 'entries'>,
  { viewerId, teamName, personName }: Naming,
): string {
  const whose =
    owner.kind === 'team'
      ? `List of ${teamName(owner.id)}`
      : owner.id === viewerId
        ? 'Yours'
        : `From ${personName(owner.id)}`
  const others = [
    ...sharedWith.personIds.map((id) => (id === viewerId ? 'you' : personName(id))),
    ...sharedWith.teamIds.map(teamName),
  ]
  const seen = others.length === 0 ? '' : `; also seen by ${joined(others)}`
  return `${patientsIn(entries.length)}. ${whose}${seen}.`
}

/** At most three by name: the rest are counted. */
function joined(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, 3), names.length - 3]
  const parts = more > 0 ? [...shown, `${more} more`] : shown
  return parts.length === 1 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
