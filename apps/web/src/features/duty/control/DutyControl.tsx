import { useMyDuty } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { cx } from '../../../ui/cx.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { dutySheet } from '../sheet/duty-sheet.ts'
import { DutyMark } from '../words/DutyMark.tsx'
import { dutyLine } from '../words/duty-words.ts'
import styles from './duty-control.module.css'

/** Whether I am on duty, in a word, a shape and a colour, on every screen; it opens the sheet of my duty. */
export function DutyControl() {
  const mine = useMyDuty()
  const now = useNow()
  if (!mine) return null
  const { state, words } = dutyLine(mine.duty, now)
  const isOn = state !== 'off'
  return (
    <button
      type="button"
      className={cx(styles.control, isOn ? styles.on : styles.off)}
      title={words}
      aria-haspopup="dialog"
      onClick={() => dutySheet.set({ view: 'duty' })}
    >
      <DutyMark state={state} />
      <span>{isOn ? 'On duty' : 'Off duty'}</span>
      <VisuallyHidden>
        {isOn ? `${state === 'on' ? words.replace(/^On duty/, '') : `, ${words}`}, change it` : ', sign on'}
      </VisuallyHidden>
    </button>
  )
}
