import { api, type Quiet } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Checkbox } from '../../../ui/checkbox/Checkbox.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../settings.module.css'
import { bundleOptions, fieldsOf, quietOf } from './notifications-snapshot.ts'

/** What I ask to be spared while I am on duty. */
export function QuietPanel({ quiet }: { readonly quiet: Quiet }) {
  const { run, isBusy, failure } = useAct(api.notify.setQuiet)
  const { fields, set } = useDraft('quiet', fieldsOf(quiet))
  const yesOrNo = (isSo: boolean) => (isSo ? 'yes' : 'no')

  async function save() {
    const answer = await run(quietOf(fields))
    if (!answer.ok) return
    await outdate(api.notify.myNotifications)
    notify('Saved', { tone: 'good' })
  }

  return (
    <Panel
      title="What can wait"
      help="For routine messages only. What is urgent, and what comes to a role you hold, always reaches you on duty. Off duty nothing does."
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <FailureNotice failure={failure} />
        <Select
          label="Bring routine messages"
          value={fields.bundle}
          options={bundleOptions}
          onChange={(value) => set('bundle', value)}
        />
        <Checkbox
          label="On my devices"
          isSelected={fields.push === 'yes'}
          onChange={(isSo) => set('push', yesOrNo(isSo))}
        />
        <Checkbox
          label="By e-mail"
          isSelected={fields.email === 'yes'}
          onChange={(isSo) => set('email', yesOrNo(isSo))}
        />
        <Checkbox
          label="Quiet hours"
          help="Nothing but what is urgent between these times."
          isSelected={fields.hours === 'yes'}
          onChange={(isSo) => set('hours', yesOrNo(isSo))}
        />
        {fields.hours === 'yes' && (
          <div className={styles.pair}>
            <TextField
              label="From"
              inputMode="numeric"
              isRequired
              mistake={mistakeAt(failure, 'hours.from')}
              value={fields.from}
              onChange={(value) => set('from', value)}
            />
            <TextField
              label="Until"
              inputMode="numeric"
              isRequired
              mistake={mistakeAt(failure, 'hours.until')}
              value={fields.until}
              onChange={(value) => set('until', value)}
            />
          </div>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            Save
          </Button>
        </div>
      </form>
    </Panel>
  )
}
