import type { api, Delivered, OutputOf } from '@baton/contract'
import {
  applyToDocument,
  applyToLibrary,
  type OpenDocument,
  type OpenLibrary,
} from '@baton/domain/files/library-replay'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import type { Follower } from '../sync/follower.ts'
import { createViews } from '../views/views.ts'
import { createView, type View, type Watching } from '../views/watched.ts'

/** Libraries and documents: each fetched and kept level while a screen looks at it, and nothing kept on the device. */
export interface LibraryPart {
  ofTeam(teamId: string): Watching<OpenLibrary>
  document(documentId: string): Watching<OpenDocument>
}

export interface LibraryHolding extends LibraryPart {
  readonly follower: Follower
  /** Who is in a team decides who sees its library, and that is told on the organisation's stream. */
  heard(event: Delivered): void
}

interface LibraryDeps {
  readonly clock: Clock
  readonly random: () => number
  personId(): string
  fetchLibrary(teamId: string): Promise<Answer<OutputOf<typeof api.files.openLibrary>>>
  fetchDocument(documentId: string): Promise<Answer<OpenDocument>>
}

export function createLibrary(deps: LibraryDeps): LibraryHolding {
  const { keyed, follower } = createViews(deps)
  const viewer = () => ({ personId: deps.personId() })
  const known = new Set<View>()

  const ofTeam = keyed('library', (teamId, shared) =>
    remember(
      createView<OpenLibrary>({
        ...shared,
        async fetch() {
          const answer = await deps.fetchLibrary(teamId)
          return answer.ok ? { ok: true, value: { ...answer.value, teamId } } : answer
        },
        apply: (library, event) => applyToLibrary(library, event, viewer()),
        reopens: () => false,
      }),
    ),
  )

  const document = keyed('document', (documentId, shared) => {
    let version: number | undefined
    const view: Watching<OpenDocument> & View = createView<OpenDocument>({
      ...shared,
      fetch: () => deps.fetchDocument(documentId),
      apply: (open, event) => applyToDocument(open, event, viewer()),
      reopens: (event) => event.type === 'document.changed' && event.data.document.id === documentId,
      changed(held) {
        // The file of an earlier version may be another, which no event tells in words.
        const isOther = version !== undefined && held !== undefined && held.document.version !== version
        version = held?.document.version
        if (isOther) view.renew()
      },
    })
    return remember(view)
  })

  function remember<Kept extends View>(view: Kept): Kept {
    known.add(view)
    return view
  }

  return {
    ofTeam,
    document,
    follower,
    heard(event) {
      if (event.type !== 'team.changed') return
      for (const view of known) {
        if (view.isWatched()) view.renew()
        else view.clear()
      }
    },
  }
}
