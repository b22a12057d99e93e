import { api } from '@baton/contract'
import { Images } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ask } from '../../../app/session/ask.ts'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import { AttachedFiles } from '../../files/attach/AttachedFiles.tsx'
import { HungFiles } from '../../files/hung/HungFiles.tsx'
import { AddHere } from '../../files/place/AddHere.tsx'
import styles from '../../files/place/place.module.css'
import { usePlaceFiles } from '../../files/place/use-place-files.ts'
import { type FileOfPatient, filesByDay, page } from './files-by-day.ts'

/** No event tells what hangs on a patient's page: it is asked again so often while it is looked at, in ms. */
const every = 15_000
const telling = new Set(['file.changed', 'message.files', 'message.sent', 'task.changed'])

/** Files and photos of a patient, the newest first, whatever brought them here. */
export function FilesOfPatient({ patientId }: { readonly patientId: string }) {
  const client = useClient()
  const { answer, reload } = useAsk(api.files.listOfPatient, { patientId }, { keepsEarlier: true })
  const [earlier, setEarlier] = useState<readonly FileOfPatient[]>([])
  const mine = usePlaceFiles(patientId, patientId)
  const nameOf = useNameOf()
  const now = useNow()

  useEffect(() => {
    const asking = setInterval(() => document.visibilityState === 'visible' && reload(), every)
    const stop = client.onEvent(({ type }) => telling.has(type) && reload())
    return () => {
      clearInterval(asking)
      stop()
    }
  }, [client, reload])

  // What hung itself here a moment ago is not in the list yet.
  const coming = mine.uploads.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one of them is there, there is more to see
  useEffect(reload, [coming, reload])

  const first = answer?.ok ? answer.value.files : []
  const files = [...first, ...earlier]
  async function showEarlier() {
    const before = files.at(-1)?.addedAt
    if (before === undefined) return
    const next = await ask(api.files.listOfPatient, { patientId, before })
    if (next.ok) setEarlier([...earlier, ...next.value.files])
  }

  return (
    <Panel title="Files and photos">
      <div className={styles.stack}>
        <AddHere patientId={patientId} onFiles={mine.addFiles} onPhotos={mine.addPhotos} />
        {mine.uploads.length > 0 && <AttachedFiles snapshot={mine.snapshot} onEmpty={() => {}} />}
        {!answer && <Skeleton label="Loading files" count={3} />}
        {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
        {answer?.ok && files.length === 0 && (
          <EmptyState icon={<Images />} title="No files yet" level={3}>
            Photos of this patient stand here, and whatever is added here, wherever it was sent.
          </EmptyState>
        )}
        {filesByDay(files, now).map(({ day, files: ofDay }) => (
          <section key={day} className={styles.day} aria-label={day}>
            <h3>{day}</h3>
            <HungFiles files={ofDay} nameOf={nameOf} />
          </section>
        ))}
        {first.length >= page && (
          <div className={styles.more}>
            <Button onPress={() => void showEarlier()}>Show earlier ones</Button>
          </div>
        )}
      </div>
    </Panel>
  )
}
