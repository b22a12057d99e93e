import { api } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { asClock } from '../../../ui/time/format-time.ts'
import { nextTimeOfDay } from '../words/time-of-day.ts'
import { dutySheet } from './duty-sheet.ts'
import styles from './sheet.module.css'

const usual = ['in theatre', 'in clinic', 'with a patient', 'on a break'] as const
const hourMs = 60 * 60_000

/** Says with what I am busy and until when, so that colleagues see it before they write. */
export function Focus() {
  const now = useNow()
  const [words, setWords] = useState<string>(usual[0])
  const [until, setUntil] = useState(() => asClock(new Date(now.getTime() + hourMs)))
  const { run, isBusy, failure } = useAct(api.duty.setFocus)
  const at = nextTimeOfDay(until, now)

  async function save(): Promise<void> {
    if (at === null) return
    const answer = await run({ focus: { words, until: at } })
    if (answer.ok) dutySheet.set({ view: 'duty' })
  }

  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className={styles.lead}>Colleagues see this before they write. Urgent messages still reach you.</p>
      {!isAllAt(failure, ['focus.words']) && <FailureNotice failure={failure} />}
      <div className={styles.quick}>
        {usual.map((choice) => (
          <Button key={choice} size="small" onPress={() => setWords(choice)}>
            {choice.charAt(0).toUpperCase() + choice.slice(1)}
          </Button>
        ))}
      </div>
      <div className={styles.pair}>
        <TextField
          label="I am"
          isRequired
          maxLength={60}
          mistake={mistakeAt(failure, 'focus.words')}
          value={words}
          onChange={setWords}
        />
        <TextField
          label="Until"
          inputMode="numeric"
          isRequired
          maxLength={5}
          mistake={at === null ? 'Write it as 15:00.' : undefined}
          value={until}
          onChange={setUntil}
        />
      </div>
      <div className={styles.foot}>
        <Button
          type="submit"
          variant="primary"
          isBusy={isBusy}
          isDisabled={at === null || words.trim() === ''}
        >
          Save
        </Button>
        <Button onPress={() => dutySheet.set({ view: 'duty' })}>Back</Button>
      </div>
    </form>
  )
}
