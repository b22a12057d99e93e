import type { Mention, Organisation } from '@baton/contract'
import { useCallback, useMemo } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { useTeams } from '../../app/session/use-teams.ts'
import { useClient } from '../../platform/use-client.ts'
import { useRoles } from '../../platform/use-duty.ts'
import { usePeople } from '../../platform/use-people.ts'
import { plainWords } from './markup/plain-words.ts'
import { type FindPerson, nameOf } from './people.ts'

/** What every screen of messages needs to put ids into words. */
export interface Naming {
  readonly viewerId: string
  /** The connected organisation whose conversations these are; `null` at home. */
  readonly visited: Organisation | null
  readonly find: FindPerson
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly myTeamIds: ReadonlySet<string>
  readonly nameOfMention: (mention: Mention) => string
  readonly nameOfRole: (roleId: string) => string
  /** Whether a mention is of me or of a team of mine. */
  readonly isMine: (mention: Mention) => boolean
  /** A body as plain words on one line. */
  readonly plain: (body: string) => string
}

/** Who I am, and the names of people and teams. */
export function useNaming(): Naming {
  const visited = useClient().visiting
  const me = useMe().person
  const viewerId = me.id
  const others = usePeople()
  const find = useCallback((id: string) => (id === me.id ? me : others(id)), [me, others])
  const { all, mine } = useTeams()
  const nameOfMention = useCallback(
    ({ kind, id }: Mention) =>
      kind === 'person' ? nameOf(find, id) : (all.find((team) => team.id === id)?.name ?? 'a team'),
    [find, all],
  )
  const { byId } = useRoles()
  const nameOfRole = useCallback((roleId: string) => byId.get(roleId)?.name ?? 'a role', [byId])
  return useMemo(
    () => ({
      viewerId,
      visited,
      find,
      teams: all,
      myTeamIds: mine,
      nameOfMention,
      nameOfRole,
      isMine: ({ id }: Mention) => id === viewerId || mine.has(id),
      plain: (body: string) => plainWords(body, nameOfMention),
    }),
    [viewerId, visited, find, all, mine, nameOfMention, nameOfRole],
  )
}
