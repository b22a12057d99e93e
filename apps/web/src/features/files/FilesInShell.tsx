import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { AtOrganisation } from '../../platform/AtOrganisation.tsx'
import { HangsOnPatients } from './HangsOnPatients.tsx'

const FileInShell = lazy(async () => ({ default: (await import('./viewer/FileInShell.tsx')).FileInShell }))

/** What files do on every screen: the one that is open over it, and what is on its way to a patient’s page. */
export function FilesInShell() {
  const { file, fileAt } = useSearch({ from: '/signed-in' })
  return (
    <>
      <HangsOnPatients />
      <Suspense>
        {file !== undefined && (
          <AtOrganisation organisationId={fileAt}>
            <FileInShell />
          </AtOrganisation>
        )}
      </Suspense>
    </>
  )
}
