import { useNavigate, useParams } from '@tanstack/react-router'
import { useTitle } from '../../../ui/page/title.ts'
import { Viewer } from './Viewer.tsx'

/** A file by its own address, as from a bookmark: closing it leads to where it hangs. */
export function FileScreen() {
  const { fileId } = useParams({ from: '/signed-in/files/$fileId' })
  const navigate = useNavigate()
  useTitle('File')
  return (
    <>
      <h1 hidden>File</h1>
      <Viewer
        key={fileId}
        fileId={fileId}
        besideIds={[]}
        onGoTo={(id) => void navigate({ to: '/files/$fileId', params: { fileId: id }, replace: true })}
        onClose={(place) => void navigate({ href: place ?? '/' })}
      />
    </>
  )
}
