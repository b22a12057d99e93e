import { Link } from '@tanstack/react-router'
import { Ellipsis, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import { UrgencyMark } from '../../urgent/words/UrgencyMark.tsx'
import { actLooks } from '../act/act-looks.ts'
import { type InstantAct, useTaskActing } from '../act/use-task-acting.ts'
import type { TaskAct } from '../acts.ts'
import type { TaskRowSnapshot } from '../board/board-snapshot.ts'
import { useTaskViewer } from '../use-tasks.ts'
import { DueMark } from './DueMark.tsx'
import styles from './row.module.css'
import { useReceived } from './use-received.ts'

interface TaskRowProps {
  readonly row: TaskRowSnapshot
  readonly isSelected?: boolean
  /** Another patient on this board has the same family name. */
  readonly isSameName?: boolean
  /** An act that needs words, or somebody to be chosen. */
  readonly onAct: (act: TaskAct, row: TaskRowSnapshot) => void
}

/** A task: what, for whom, by when, who has it, and the one clear next thing to do. */
export function TaskRow({ row, isSelected = false, isSameName = false, onAct }: TaskRowProps) {
  const acting = useTaskActing(row.id)
  const element = useRef<HTMLElement>(null)
  useReceived(element, row.task, useTaskViewer())
  const Icon = row.type.icon
  const Has = row.hasTone === 'nobody' ? UserRoundX : UserRoundCheck
  const { next, others } = row.acts
  const act = (one: TaskAct) => (isInstant(one) ? void acting.press(one) : onAct(one, row))
  return (
    <article
      ref={element}
      className={cx(
        styles.row,
        styles[row.look.tone],
        isSelected && styles.selected,
        row.isGone && styles.gone,
      )}
      aria-labelledby={`task-${row.id}`}
    >
      <div className={styles.top}>
        <UrgencyMark look={row.look} />
        {row.due && <DueMark due={row.due} at={row.task.dueAt} />}
      </div>
      <h3 className={styles.title}>
        <Link
          to="/tasks/$taskId"
          params={{ taskId: row.id }}
          id={`task-${row.id}`}
          className={styles.link}
          data-task={row.id}
          {...(isSelected ? { 'aria-current': 'page' as const } : {})}
        >
          <Icon aria-hidden="true" />
          <span>
            <span className={styles.type}>{row.type.name}</span>
            {row.reason !== row.type.name && <bdi className={styles.reason}>{row.reason}</bdi>}
          </span>
        </Link>
      </h3>
      {row.patient && <PatientLine patient={row.patient} isSameName={isSameName} />}
      {row.place !== '' && <p className={styles.place}>{row.place}</p>}
      <p className={styles.asked}>
        <bdi>{row.asked}</bdi>
      </p>
      <p className={cx(styles.has, styles[row.hasTone])}>
        <Has aria-hidden="true" />
        <bdi>{row.isGone ? 'No longer on this board' : row.has}</bdi>
      </p>
      {row.notes.length > 0 && (
        <p className={styles.notes}>
          {row.notes.map(({ words, tone }) => (
            <Tag key={words} tone={tone}>
              {words}
            </Tag>
          ))}
        </p>
      )}
      {(next || others.length > 0) && (
        <div className={styles.acts}>
          {next && <Next act={next} row={row} isBusy={acting.busy === next} onPress={() => act(next)} />}
          {others.length > 0 && (
            <MenuButton
              label={`More for ${row.type.name}, ${row.reason}`}
              icon={<Ellipsis />}
              groups={[{ id: 'acts', actions: others.map((one) => entry(one, () => act(one))) }]}
            />
          )}
        </div>
      )}
    </article>
  )
}

interface NextProps {
  readonly act: TaskAct
  readonly row: TaskRowSnapshot
  readonly isBusy: boolean
  readonly onPress: () => void
}

function Next({ act, row, isBusy, onPress }: NextProps) {
  const { label, icon: Icon } = actLooks[act]
  return (
    <Button
      variant={isPressing(row) ? 'primary' : 'secondary'}
      icon={<Icon aria-hidden="true" />}
      isBusy={isBusy}
      isWide
      onPress={onPress}
      data-next=""
      aria-describedby={`task-${row.id}`}
    >
      {label}
    </Button>
  )
}

/** Only what presses is drawn as the first thing to do: where everything shouts, nothing is heard. */
function isPressing({ look, due }: TaskRowSnapshot): boolean {
  return look.tone === 'urgent' || look.tone === 'emergency' || due?.state === 'overdue'
}

function entry(act: TaskAct, onAction: () => void) {
  const { label, icon: Icon, isDanger = false } = actLooks[act]
  return { id: act, label, icon: <Icon aria-hidden="true" />, isDanger, onAction }
}

function isInstant(act: TaskAct): act is InstantAct {
  return act === 'accept' || act === 'start' || act === 'resume' || act === 'review'
}
