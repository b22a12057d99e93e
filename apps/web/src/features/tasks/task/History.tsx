import type { TaskView } from '@baton/client'
import { api } from '@baton/contract'
import { Send } from 'lucide-react'
import { useClient } from '../../../platform/use-client.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { AttachedFiles } from '../../files/attach/AttachedFiles.tsx'
import { AddHere } from '../../files/place/AddHere.tsx'
import { usePlaceFiles } from '../../files/place/use-place-files.ts'
import { useTaskActing } from '../act/use-task-acting.ts'
import type { TaskAround } from '../board/board-snapshot.ts'
import styles from './task.module.css'
import { stepsOf } from './task-snapshot.ts'

/** What was done to it, by whom and when, with what was said; and a field to say more. */
export function History({ view, around }: { readonly view: TaskView; readonly around: TaskAround }) {
  const { task } = view
  const acting = useTaskActing(task.id)
  const draft = useDraft(`task.comment.${task.id}`, { words: '' })
  const words = draft.fields.words.trim()
  const client = useClient()
  const mine = usePlaceFiles(task.id, task.patientId)
  const fileIds = mine.uploads.map(({ id }) => id)
  const isComing = mine.uploads.some(({ state }) => state !== 'received')

  async function say() {
    const files = fileIds.length === 0 ? {} : { fileIds }
    const answer = await acting.run('other', api.tasks.comment, { taskId: task.id, words, ...files })
    if (!answer.ok) return
    draft.clear()
    client.uploads.used(fileIds)
  }

  return (
    <Panel title="What was done">
      <ol className={styles.steps}>
        {stepsOf(view, around).map((step) => (
          <li key={step.key} className={cx(styles.step, step.isComment && styles.comment)}>
            <Avatar id={step.personId ?? 'baton'} name={step.face} size="small" />
            <div className={styles.stepWords}>
              <p>
                <bdi className={styles.name}>{step.name}</bdi> <bdi>{step.did}</bdi>{' '}
                <time className={styles.soft} dateTime={step.at} title={step.title}>
                  {step.when}
                </time>
              </p>
              {step.words !== null && step.words !== '' && (
                <p className={styles.said}>
                  <bdi>{step.words}</bdi>
                </p>
              )}
              {step.before.map(({ term, words }) => (
                <p key={term} className={styles.before}>
                  {term} before: <bdi>{words}</bdi>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {acting.refusal && (
        <p className={styles.refusal} role="alert">
          <strong>{acting.refusal.title}</strong> {acting.refusal.next}
        </p>
      )}
      <div className={styles.say}>
        <TextField
          label="Say something about it"
          isMultiline
          value={draft.fields.words}
          onChange={(next) => draft.set('words', next)}
          maxLength={1000}
        />
        {fileIds.length > 0 && <AttachedFiles snapshot={mine.snapshot} onEmpty={() => {}} />}
        <div className={styles.sayEnds}>
          <Button
            icon={<Send />}
            isBusy={acting.busy === 'other'}
            isDisabled={(words === '' && fileIds.length === 0) || isComing}
            onPress={() => void say()}
          >
            Say it
          </Button>
          <AddHere patientId={task.patientId} onFiles={mine.addFiles} onPhotos={mine.addPhotos} />
        </div>
      </div>
    </Panel>
  )
}
