import { api } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { news2Caution } from '../../urgent/words/news2.ts'
import styles from '../handover.module.css'
import type { EntrySnapshot } from '../handover-snapshot.ts'
import { noteTerms } from '../handover-words.ts'
import { fieldsOf, isChanged, notesIn } from './notes-fields.ts'

interface NotesFormProps {
  readonly handoverId: string
  readonly of: EntrySnapshot
  readonly onNext: (() => void) | undefined
  readonly onLeaveOut: () => void
}

/** What the next shift must know of a patient. Saved whenever a field is left. */
export function NotesForm({ handoverId, of: { entry }, onNext, onLeaveOut }: NotesFormProps) {
  const { run, isBusy, failure } = useAct(api.tasks.noteHandover)
  const { fields, set, clear } = useDraft(`handover.${handoverId}.${entry.patientId}`, fieldsOf(entry))
  const [isTried, setTried] = useState(false)
  const notes = notesIn(fields)
  const isUnsaved = isChanged(fields, entry)

  async function save(now = fields): Promise<boolean> {
    setTried(true)
    const written = notesIn(now)
    if (!written) return false
    if (!isChanged(now, entry)) return true
    const saved = await run({ handoverId, patientId: entry.patientId, notes: written })
    return saved.ok
  }

  function choose(name: 'illness' | 'trend', value: string) {
    set(name, value)
    void save({ ...fields, [name]: value })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it saves whenever a field in it is left
    <div className={styles.form} onBlur={() => void save()}>
      <Choice
        label="How ill"
        look="segments"
        value={fields.illness}
        onChange={(illness) => choose('illness', illness)}
        options={[
          { value: 'sick', label: 'Sick' },
          { value: 'watch', label: 'Watch' },
          { value: 'stable', label: 'Stable' },
        ]}
      />
      <div className={styles.two}>
        <TextField
          label="NEWS2 total"
          isOptional
          help={`As recorded. ${news2Caution}`}
          inputMode="numeric"
          autoComplete="off"
          maxLength={2}
          value={fields.news2}
          onChange={(news2) => set('news2', news2)}
          mistake={isTried && notes === null ? 'A NEWS2 total is a number from 0 to 20.' : undefined}
        />
        <Choice
          label="Trend"
          look="segments"
          value={fields.trend}
          onChange={(trend) => choose('trend', trend)}
          options={[
            { value: '', label: 'Not said' },
            { value: 'better', label: 'Better' },
            { value: 'same', label: 'Same' },
            { value: 'worse', label: 'Worse' },
          ]}
        />
      </div>
      {noteTerms.map(({ name, term, help, max }) => (
        <TextField
          key={name}
          label={term}
          isOptional
          help={help}
          isMultiline
          value={fields[name]}
          onChange={(value) => set(name, value)}
          maxLength={max}
        />
      ))}
      <FailureNotice failure={failure} />
      <div className={styles.buttons}>
        <Button
          variant="primary"
          isBusy={isBusy}
          onPress={() => {
            void save().then((isSaved) => {
              if (!isSaved) return
              clear()
              onNext?.()
            })
          }}
        >
          {onNext ? 'Save and next patient' : 'Save'}
        </Button>
        <Button onPress={onLeaveOut}>Leave out of the handover</Button>
        <span className={styles.soft} role="status">
          {isBusy ? 'Saving…' : isUnsaved ? 'Not saved yet' : 'Saved'}
        </span>
      </div>
    </div>
  )
}
