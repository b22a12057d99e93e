import type { Client } from '@baton/client'
import type { Person } from '@baton/contract'
import { useMemo } from 'react'
import { useOfVisits, useVisits } from '../../platform/use-client.ts'
import { useNow } from '../../platform/use-now.ts'
import type { InboxState } from './inbox/inbox-snapshot.ts'
import { plainWords } from './markup/plain-words.ts'
import { nameOf } from './people.ts'
import { unsentOf } from './unsent.ts'
import { draftsOf } from './use-inbox.ts'

/** What I have in each connected organisation, of those whose conversations are known by now. */
export function useVisitedInboxes(): readonly InboxState[] {
  const visits = useVisits()
  const sessions = useOfVisits(visits, sessionOf)
  const inboxes = useOfVisits(visits, inboxOf)
  const drafts = useOfVisits(visits, draftStoreOf)
  const outgoing = useOfVisits(visits, outboxOf)
  const people = useOfVisits(visits, peopleOf)
  const now = useNow()
  return useMemo(
    () =>
      visits.flatMap(({ organisation, client }, place) => {
        const me = sessions[place]?.me?.person
        const inbox = inboxes[place]
        if (!me || !inbox?.loaded) return []
        const { entries } = inbox
        const find = findAmong(me, people[place], client)
        return {
          viewerId: me.id,
          visited: organisation.name,
          entries,
          draftOf: draftsOf(entries, drafts[place] ?? none),
          unsent: unsentOf(outgoing[place] ?? []),
          find,
          presenceOf: () => undefined,
          // A visitor names no teams: whatever team is named there is not theirs to know.
          plain: (body: string) =>
            plainWords(body, ({ kind, id }) => (kind === 'person' ? nameOf(find, id) : 'a team')),
          now,
        }
      }),
    [visits, sessions, inboxes, drafts, outgoing, people, now],
  )
}

function findAmong(me: Person, known: ReadonlyMap<string, Person> | undefined, { people }: Client) {
  return (id: string) => (id === me.id ? me : (known?.get(id) ?? people.get(id)))
}

const none: ReadonlyMap<string, string> = new Map()
const sessionOf = ({ session }: Client) => session
const inboxOf = ({ inbox }: Client) => inbox
const draftStoreOf = ({ drafts }: Client) => drafts.store
const outboxOf = ({ outbox }: Client) => outbox.store
const peopleOf = ({ people }: Client) => people.store
