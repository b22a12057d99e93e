import type { MeetingDetails } from '@baton/contract'
import { type ReactNode, useState } from 'react'
import type { Failure } from '../../../../app/session/ask.ts'
import { FailureNotice } from '../../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../../app/session/mistake-at.ts'
import { useServerNow } from '../../../../platform/use-server-now.ts'
import { Button } from '../../../../ui/button/Button.tsx'
import { Panel } from '../../../../ui/panel/Panel.tsx'
import { Select } from '../../../../ui/select/Select.tsx'
import { Switch } from '../../../../ui/switch/Switch.tsx'
import { TextField } from '../../../../ui/text-field/TextField.tsx'
import { Asked } from './Asked.tsx'
import styles from './arrange.module.css'
import {
  type ArrangeFields,
  detailsOf,
  everyOptions,
  idsIn,
  type Mistakes,
  mistakesIn,
  untilAfter,
} from './arrange-fields.ts'
import { FormFiles } from './FormFiles.tsx'
import type { MeetingFiles } from './use-meeting-files.ts'

interface MeetingFormProps {
  readonly fields: ArrangeFields
  readonly set: (field: keyof ArrangeFields & string, value: string) => void
  readonly files: MeetingFiles
  readonly failure: Failure | undefined
  readonly isBusy: boolean
  readonly submit: string
  readonly mayRepeat: boolean
  readonly above?: ReactNode
  readonly onSubmit: (details: MeetingDetails) => Promise<void>
  readonly onClear: () => void
}

/** What is said of a meeting that is arranged or changed, with what stands in the way beside each field. */
export function MeetingForm(props: MeetingFormProps) {
  const { fields, set, files, failure, isBusy, submit, mayRepeat, above, onSubmit, onClear } = props
  const now = useServerNow(30_000)
  const [isTried, setTried] = useState(false)
  const found: Mistakes = {
    ...mistakesIn(fields, now),
    ...(files.isWaiting ? { files: 'The documents are still on their way, or were not taken.' } : {}),
  }
  const mistakes = isTried ? found : {}
  const first = Object.values(mistakes)[0]

  function save(): void {
    setTried(true)
    const details = detailsOf(fields, files.ids)
    if (details && Object.keys(found).length === 0) void onSubmit(details)
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {!isAllAt(failure, ['title', 'agenda']) && <FailureNotice failure={failure} />}
      <Panel title="What and when">
        <div className={styles.stack}>
          {above}
          <TextField
            label="Title"
            help="It goes into calendars: no patient’s name."
            maxLength={120}
            mistake={mistakes.title ?? mistakeAt(failure, 'title')}
            value={fields.title}
            onChange={(title) => set('title', title)}
          />
          <div className={styles.row}>
            <TextField
              label="Day"
              type="date"
              mistake={mistakes.day}
              value={fields.day}
              onChange={(day) => set('day', day)}
            />
            <TextField
              label="From"
              type="time"
              mistake={mistakes.from}
              value={fields.from}
              onChange={(from) => {
                set('until', untilAfter(fields, from))
                set('from', from)
              }}
            />
            <TextField
              label="Until"
              type="time"
              mistake={mistakes.until}
              value={fields.until}
              onChange={(until) => set('until', until)}
            />
          </div>
          {mayRepeat && (
            <div className={styles.row}>
              <Select
                label="How often"
                placeholder="Once"
                value={fields.every}
                options={everyOptions}
                onChange={(every) => set('every', every)}
              />
              {fields.every !== '' && (
                <TextField
                  label="Last day"
                  type="date"
                  mistake={mistakes.last}
                  value={fields.last}
                  onChange={(last) => set('last', last)}
                />
              )}
            </div>
          )}
        </div>
      </Panel>
      <Asked
        personIds={idsIn(fields.personIds)}
        roleIds={idsIn(fields.roleIds)}
        teamIds={idsIn(fields.teamIds)}
        mistake={mistakes.people}
        onChange={(kind, ids) => set(kind, ids.join(','))}
      />
      <Panel title="For the meeting">
        <div className={styles.stack}>
          <TextField
            label="Agenda"
            isOptional
            isMultiline
            help="It goes into calendars too: no patient’s name."
            maxLength={4_000}
            mistake={mistakeAt(failure, 'agenda')}
            value={fields.agenda}
            onChange={(agenda) => set('agenda', agenda)}
          />
          <FormFiles
            files={files}
            keptIds={idsIn(fields.fileIds)}
            mistake={mistakes.files}
            onKept={(ids) => set('fileIds', ids.join(','))}
          />
          <Switch
            label="Waiting room"
            help="Colleagues who were not asked wait until somebody lets them in. Guests always do."
            isSelected={fields.waitingRoom === 'yes'}
            onChange={(isOn) => set('waitingRoom', isOn ? 'yes' : '')}
          />
        </div>
      </Panel>
      {first !== undefined && (
        <p className={styles.mistake} role="alert">
          {first}
        </p>
      )}
      <div className={styles.acts}>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {submit}
        </Button>
        <Button variant="quiet" onPress={onClear}>
          Begin again
        </Button>
      </div>
    </form>
  )
}
