import type { TaskView } from '@baton/client'
import type { Task } from '@baton/contract'
import { useParams } from '@tanstack/react-router'
import { Ellipsis, MessagesSquare, UserRoundCheck, UserRoundX } from 'lucide-react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useDuties } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { Details } from '../../../ui/details/Details.tsx'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { CallButton } from '../../calls/start/CallButton.tsx'
import { bannerColumn, PatientBanner } from '../../patients/banner/PatientBanner.tsx'
import { sbarRows } from '../../urgent/card/card-snapshot.ts'
import { SbarRows } from '../../urgent/card/SbarRows.tsx'
import { news2Response } from '../../urgent/words/news2.ts'
import { UrgencyMark } from '../../urgent/words/UrgencyMark.tsx'
import { actLooks } from '../act/act-looks.ts'
import { type InstantAct, type TaskActing, useTaskActing } from '../act/use-task-acting.ts'
import type { TaskAct, TaskActs } from '../acts.ts'
import { rowOf, type TaskAround, type TaskRowSnapshot } from '../board/board-snapshot.ts'
import { DueMark } from '../row/DueMark.tsx'
import { useReceived } from '../row/use-received.ts'
import { useTask, useTaskAround } from '../use-tasks.ts'
import { Checklist } from './Checklist.tsx'
import { History } from './History.tsx'
import { Ladder } from './Ladder.tsx'
import { TaskFiles } from './TaskFiles.tsx'
import styles from './task.module.css'
import { correctedOf, detailsOf, outcomeOf, stepsOf } from './task-snapshot.ts'

const ActDialog = lazy(async () => ({ default: (await import('../act/ActDialog.tsx')).ActDialog }))

/** One task: about whom, what is wanted, who has it, what was done to it, and what comes next. */
export function TaskScreen() {
  const { taskId } = useParams({ from: '/signed-in/tasks/$taskId' })
  const held = useTask(taskId)
  const back = <BackLink to="/tasks" label="Back to tasks" />
  if (held.state === 'here') return <OpenTask key={taskId} view={held.value} />
  return (
    <Page title="Task" isTitleHidden back={back}>
      {held.state === 'loading' && <Skeleton label="Loading the task" count={4} />}
      {held.state === 'refused' && (
        <ErrorState title={held.refusal.title} next={held.refusal.next} code={held.refusal.code} />
      )}
    </Page>
  )
}

function OpenTask({ view }: { readonly view: TaskView }) {
  const { task, patient } = view
  const { around, isOwnerAway } = useAroundTask(task)
  const acting = useTaskActing(task.id)
  const card = useRef<HTMLElement>(null)
  useReceived(card, task, around.viewer)
  const [asking, setAsking] = useState<TaskAct | null>(null)
  const row = rowOf(task, patient, around)
  const outcome = outcomeOf(view, around)
  const details = detailsOf(view, around)
  const corrected = correctedOf(stepsOf(view, around))
  return (
    <Page title={row.type.name} isTitleHidden back={<BackLink to="/tasks" label="Back to tasks" />}>
      <div className={bannerColumn}>
        {patient && <PatientBanner patient={patient} isSticky />}
        <section ref={card} className={cx(styles.card, styles[row.look.tone])} aria-labelledby="task-title">
          <div className={styles.top}>
            <UrgencyMark look={row.look} size="large" />
            {row.due && <DueMark due={row.due} at={task.dueAt} />}
          </div>
          <h2 id="task-title" className={styles.title}>
            {row.type.name}
          </h2>
          {row.reason !== row.type.name && (
            <p className={styles.reason}>
              <bdi>{row.reason}</bdi>
            </p>
          )}
          <p className={styles.asked}>
            <bdi>{row.asked}</bdi>
          </p>
          <Has row={row} />
          {isOwnerAway && (
            <p className={styles.away}>
              {around.viewer.id === task.ownerId ? 'You are off duty.' : 'They are off duty.'}
              {row.acts.others.includes('passOn') && ' Pass it on to somebody who is on duty.'}
            </p>
          )}
          {row.notes.length > 0 && (
            <p className={styles.notes}>
              {row.notes.map(({ words, tone }) => (
                <Tag key={words} tone={tone}>
                  {words}
                </Tag>
              ))}
            </p>
          )}
          {outcome && (
            <div className={styles.outcome}>
              <p className={styles.outcomeWords}>
                <bdi>{outcome.words}</bdi>
              </p>
              {outcome.read !== '' && <p className={styles.soft}>{outcome.read}</p>}
            </div>
          )}
          {acting.refusal && (
            <p className={styles.refusal} role="alert">
              <strong>{acting.refusal.title}</strong> {acting.refusal.next}
            </p>
          )}
          <Acts acts={row.acts} acting={acting} onAct={setAsking} />
          {task.endedAt === null && (
            <div>
              <CallButton about={{ kind: 'task', id: task.id }} label="Call about this" />
            </div>
          )}
          {row.acts.next === null && !around.viewer.isOnDuty && row.hasTone === 'nobody' && (
            <p className={styles.soft}>You are off duty. Sign on to accept it.</p>
          )}
        </section>
        {task.sbar && (
          <Panel title="SBAR">
            {corrected && (
              <p className={styles.corrected}>
                <bdi>{corrected}</bdi>
              </p>
            )}
            <SbarRows rows={sbarRows(task.sbar)} news2={news2Response(task.sbar.news2)} />
          </Panel>
        )}
        <TaskFiles steps={view.steps} />
        {task.checklist.length > 0 && (
          <Checklist task={task} isMine={task.ownerId === around.viewer.id} naming={around.naming} />
        )}
        {task.escalation !== 'none' && <Ladder taskId={task.id} />}
        <History view={view} around={around} />
        <Panel title="About">
          <Details entries={details} />
          {task.message && (
            <ButtonLink
              to="/messages/$conversationId"
              params={{ conversationId: task.message.conversationId }}
              variant="quiet"
              icon={<MessagesSquare />}
            >
              The message that it was made from
            </ButtonLink>
          )}
        </Panel>
      </div>
      <Suspense>
        {asking && <ActDialog act={asking} task={task} patient={patient} onClose={() => setAsking(null)} />}
      </Suspense>
    </Page>
  )
}

/** As for every task, and whether whoever has it has gone off duty: then whoever coordinates may pass it on (TSK29). */
function useAroundTask({ ownerId, endedAt }: Task): { around: TaskAround; isOwnerAway: boolean } {
  const around = useTaskAround()
  const dutyOf = useDuties()
  const isOwnerAway = ownerId !== null && endedAt === null && dutyOf(ownerId)?.state === 'off'
  return useMemo(() => {
    if (!isOwnerAway) return { around, isOwnerAway }
    return { around: { ...around, viewer: { ...around.viewer, awayIds: new Set([ownerId]) } }, isOwnerAway }
  }, [around, ownerId, isOwnerAway])
}

function Has({ row }: { readonly row: TaskRowSnapshot }) {
  const Icon = row.hasTone === 'nobody' ? UserRoundX : UserRoundCheck
  return (
    <p className={cx(styles.has, styles[row.hasTone])} role="status">
      <Icon aria-hidden="true" />
      <bdi>{row.has}</bdi>
    </p>
  )
}

/** Acts that stand beside the next one where there is room; the rest are in the menu. */
const beside: ReadonlySet<TaskAct> = new Set([
  'complete',
  'hold',
  'passOn',
  'giveBack',
  'decline',
  'nudge',
  'changeRequest',
  'reopen',
  'cancel',
])

interface ActsProps {
  readonly acts: TaskActs
  readonly acting: TaskActing
  readonly onAct: (act: TaskAct) => void
}

function Acts({ acts: { next, others }, acting, onAct }: ActsProps) {
  if (next === null && others.length === 0) return null
  const press = (act: TaskAct) => (isInstant(act) ? void acting.press(act) : onAct(act))
  const shown = others.filter((act) => beside.has(act)).slice(0, 3)
  const rest = others.filter((act) => !shown.includes(act))
  return (
    <div className={styles.acts}>
      {[...(next ? [next] : []), ...shown].map((act) => {
        const { label, icon: Icon } = actLooks[act]
        return (
          <Button
            key={act}
            variant={act === next ? 'primary' : 'secondary'}
            icon={<Icon aria-hidden="true" />}
            isBusy={acting.busy === act}
            onPress={() => press(act)}
          >
            {label}
          </Button>
        )
      })}
      {rest.length > 0 && (
        <MenuButton
          label="More"
          icon={<Ellipsis />}
          groups={[
            {
              id: 'acts',
              actions: rest.map((act) => {
                const { label, icon: Icon, isDanger = false } = actLooks[act]
                return {
                  id: act,
                  label,
                  icon: <Icon aria-hidden="true" />,
                  isDanger,
                  onAction: () => press(act),
                }
              }),
            },
          ]}
        />
      )}
    </div>
  )
}

function isInstant(act: TaskAct): act is InstantAct {
  return act === 'accept' || act === 'start' || act === 'resume' || act === 'review'
}
