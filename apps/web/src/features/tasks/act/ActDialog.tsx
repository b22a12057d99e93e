import type { Patient, Task } from '@baton/contract'
import { useState } from 'react'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import type { TaskAct } from '../acts.ts'
import { SbarPart } from '../request/SbarPart.tsx'
import { Whom } from '../whom/Whom.tsx'
import { taskTypes } from '../words/task-types.ts'
import { withinWords } from '../words/within-words.ts'
import styles from './act.module.css'
import {
  type ActFields,
  actForms,
  commandOf,
  fieldsOf,
  isChanged,
  mistakesIn,
  type SpokenAct,
} from './act-forms.ts'
import { actLooks } from './act-looks.ts'
import { QuickWords } from './QuickWords.tsx'
import { useTaskActing } from './use-task-acting.ts'

interface ActDialogProps {
  readonly act: TaskAct
  readonly task: Task
  readonly patient: Patient | null
  readonly onClose: () => void
}

const holds = [
  { value: '', label: 'I do not know' },
  { value: '30', label: '30 minutes' },
  { value: '60', label: '1 hour' },
  { value: '120', label: '2 hours' },
  { value: '240', label: '4 hours' },
]

/** An act that needs a few words, or somebody to be chosen: about which task and which patient stands above them. */
export function ActDialog({ act, ...props }: ActDialogProps) {
  return isSpoken(act) ? <Spoken act={act} {...props} /> : null
}

function Spoken({ act, task, patient, onClose }: ActDialogProps & { readonly act: SpokenAct }) {
  const acting = useTaskActing(task.id)
  const now = useServerNow(60_000)
  const [fields, setFields] = useState(() => fieldsOf(act, task))
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<ActFields>) => setFields((current) => ({ ...current, ...change }))
  const form = actForms[act]
  const mistakes = isTried ? mistakesIn(act, task, fields) : {}

  async function submit() {
    setTried(true)
    if (Object.keys(mistakesIn(act, task, fields)).length > 0) return
    const command = commandOf(act, task, patient, fields, now)
    if (!command) return
    const answer = await acting.run(act, command.operation, command.input)
    if (!answer.ok) return
    notify(
      act === 'complete' && fields.result === 'failed'
        ? 'Said, and whoever asked is told'
        : actLooks[act].done,
      {
        tone: 'good',
      },
    )
    onClose()
  }

  return (
    <Dialog
      title={form.title}
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button
            variant={form.isDanger ? 'danger' : 'primary'}
            isBusy={acting.busy !== null}
            isDisabled={!isChanged(act, task, fields)}
            onPress={() => void submit()}
          >
            {act === 'complete' && fields.result === 'failed' ? 'Say that it could not be done' : form.submit}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.about}>
          <p className={styles.what}>
            {taskTypes[task.type].name}: <bdi>{task.reason}</bdi>
          </p>
          {patient && <PatientLine patient={patient} />}
        </div>
        {acting.refusal && (
          <p className={styles.refusal} role="alert">
            <strong>{acting.refusal.title}</strong> {acting.refusal.next}
          </p>
        )}
        {act === 'complete' && (
          <Result task={task} result={fields.result} onChange={(result) => set({ result })} />
        )}
        {(act === 'passOn' || act === 'nudge') && (
          <Whom
            label="Who takes it?"
            value={fields.to}
            onChoose={(to) => set({ to })}
            isOnlyPeople={act === 'nudge'}
            mistake={mistakes.to}
          />
        )}
        {form.words && (
          <>
            <QuickWords
              label="Often said"
              options={form.words.usual}
              value={fields.words}
              onChoose={(words) => set({ words })}
            />
            <TextField
              label={form.words.label}
              isOptional={!form.words.isNeeded && fields.result === 'done'}
              isMultiline
              value={fields.words}
              onChange={(words) => set({ words })}
              mistake={mistakes.words}
              maxLength={act === 'complete' ? 300 : 200}
            />
          </>
        )}
        {act === 'correctSbar' && fields.sbar && (
          <SbarPart
            fields={fields.sbar}
            set={(part, value) => fields.sbar && set({ sbar: { ...fields.sbar, [part]: value } })}
            mistakes={mistakes}
          />
        )}
        {act === 'hold' && (
          <Select
            label="Look at it again in"
            value={fields.minutes === null ? '' : String(fields.minutes)}
            onChange={(value) => set({ minutes: value === '' ? null : Number(value) })}
            options={holds}
            placeholder="I do not know"
          />
        )}
        {act === 'changeRequest' && (
          <Select
            label="How soon"
            value={fields.within}
            onChange={(value) => {
              const within = withins.find((one) => one === value)
              if (within) set({ within })
            }}
            options={withins.map((within) => ({ value: within, label: withinWords[within].label }))}
          />
        )}
      </div>
    </Dialog>
  )
}

const withins = ['30-min', '1-h', '2-h', '4-h', '8-h', 'next-round'] as const

interface ResultProps {
  readonly task: Task
  readonly result: ActFields['result']
  readonly onChange: (result: ActFields['result']) => void
}

function Result({ task, result, onChange }: ResultProps) {
  const left = task.checklist.filter(({ doneAt }) => doneAt === null).length
  return (
    <>
      {left > 0 && (
        <p className={styles.caution}>
          {left === 1 ? '1 item of the checklist is' : `${left} items of the checklist are`} not ticked.
        </p>
      )}
      <Choice
        label="What became of it"
        isLabelHidden
        look="segments"
        value={result}
        onChange={onChange}
        options={[
          { value: 'done', label: 'Done' },
          { value: 'failed', label: 'Could not be done' },
        ]}
      />
    </>
  )
}

function isSpoken(act: TaskAct): act is SpokenAct {
  return Object.hasOwn(actForms, act)
}
