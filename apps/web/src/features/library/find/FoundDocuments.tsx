import { api } from '@baton/contract'
import { useDeferredValue } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useNow } from '../../../platform/use-now.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import { useTeamName } from '../../patients/use-team-name.ts'
import { DocumentRow } from '../shelf/DocumentRow.tsx'
import styles from '../shelf/shelf.module.css'
import { documentRow } from '../shelf/shelf-snapshot.ts'

/** Documents that answer what was typed, those by name first. */
export function FoundDocuments({ typed }: { readonly typed: string }) {
  const words = useDeferredValue(typed.trim()).slice(0, 120)
  const { answer, reload } = useAsk(api.files.searchLibrary, { words }, { keepsEarlier: true })
  const teamName = useTeamName()
  const given = { nameOf: useNameOf(), now: useNow() }
  if (answer && !answer.ok) {
    return (
      <div className={styles.failure}>
        <FailureNotice failure={answer.failure} onRetry={reload} />
      </div>
    )
  }
  if (!answer) return <Skeleton label="Searching the library" count={4} />
  const { found } = answer.value
  return (
    <>
      <VisuallyHidden>
        <span role="status">
          {found.length === 1 ? '1 document found' : `${found.length} documents found`}
        </span>
      </VisuallyHidden>
      {found.length === 0 ? (
        <EmptyState title="Nothing found">
          No document of your teams, or shared with them, has this in its name or its words.
        </EmptyState>
      ) : (
        <ul aria-label="Documents found">
          {found.map(({ document, by }) => (
            <li key={document.id}>
              <DocumentRow
                row={{
                  ...documentRow(document, given),
                  words: `${teamName(document.teamId)} · ${by === 'name' ? 'in its name' : 'in its words'}`,
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
