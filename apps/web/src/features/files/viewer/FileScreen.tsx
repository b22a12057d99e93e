import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { AtOrganisation } from '../../../platform/AtOrganisation.tsx'
import { useTitle } from '../../../ui/page/title.ts'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Viewer } from './Viewer.tsx'

/** A file by its own address, as from a bookmark: closing it leads to where it hangs. */
export function FileScreen() {
  const { fileId } = useParams({ from: '/signed-in/files/$fileId' })
  const { fileAt } = useSearch({ from: '/signed-in' })
  const navigate = useNavigate()
  useTitle('File')
  return (
    <>
      <h1 hidden>File</h1>
      <AtOrganisation organisationId={fileAt} otherwise={<Skeleton label="Opening the file" count={3} />}>
        <Viewer
          key={fileId}
          fileId={fileId}
          besideIds={[]}
          onGoTo={(id) =>
            void navigate({ to: '/files/$fileId', params: { fileId: id }, search: { fileAt }, replace: true })
          }
          onClose={(place) => void navigate({ href: place ?? '/' })}
        />
      </AtOrganisation>
    </>
  )
}
