import { api } from '@baton/contract'
import { Bell, UserRoundSearch } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useTaskActing } from '../act/use-task-acting.ts'
import type { TaskRowSnapshot } from '../board/board-snapshot.ts'
import { NightTask } from './NightTask.tsx'
import styles from './night.module.css'
import type { Asking, WaitingRow } from './night-snapshot.ts'
import { steadyAsks } from './steady-asks.ts'

const ActDialog = lazy(async () => ({ default: (await import('../act/ActDialog.tsx')).ActDialog }))

interface WaitingProps {
  readonly waiting: readonly WaitingRow[]
  readonly more: number
}

/** What nobody has, the oldest first: one press asks somebody who carries little. They may say no. */
export function Waiting({ waiting, more }: WaitingProps) {
  const [choosing, setChoosing] = useState<TaskRowSnapshot | null>(null)
  return (
    <Panel title="Nobody has it" help="The oldest first. One press asks somebody; they may say no." isFlush>
      {waiting.length === 0 && <p className={styles.none}>Everything has been accepted.</p>}
      <ul>
        {waiting.map((one) => (
          <li key={one.row.id}>
            <OneWaiting waiting={one} onChoose={() => setChoosing(one.row)} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.none}>
          {more} more. <ButtonLink to="/tasks">Open the board</ButtonLink>
        </p>
      )}
      <Suspense>
        {choosing && (
          <ActDialog
            act="nudge"
            task={choosing.task}
            patient={choosing.patient}
            onClose={() => setChoosing(null)}
          />
        )}
      </Suspense>
    </Panel>
  )
}

interface OneWaitingProps {
  readonly waiting: WaitingRow
  readonly onChoose: () => void
}

function OneWaiting({ waiting, onChoose }: OneWaitingProps) {
  const { row, since, ladder, asked, canAsk } = waiting
  const acting = useTaskActing(row.id)
  const [shown, setShown] = useState<readonly string[]>([])
  const asks = steadyAsks(shown, canAsk)
  if (asks.join() !== shown.join()) setShown(asks)

  async function nudge({ personId, name }: Asking) {
    const answer = await acting.run('nudge', api.tasks.nudge, { taskId: row.id, personId })
    notify(answer.ok ? `${name} is asked to take it` : `${answer.refusal.title} ${answer.refusal.next}`, {
      tone: answer.ok ? 'good' : 'bad',
    })
  }

  return (
    <NightTask row={row}>
      <p className={styles.since}>
        <span>{since}</span>
        {ladder !== '' && <Tag tone={row.task.escalation === 'exhausted' ? 'bad' : 'warn'}>{ladder}</Tag>}
        {asked !== null && <Tag tone="info">{asked} is asked</Tag>}
      </p>
      <div className={styles.asks}>
        {asks
          .flatMap((id) => canAsk.find(({ personId }) => personId === id) ?? [])
          .map((one) => (
            <Button
              key={one.personId}
              icon={<Bell aria-hidden="true" />}
              isBusy={acting.busy === 'nudge'}
              isDisabled={one.isAsked}
              aria-label={`Ask ${one.name} (${one.about}) to take ${row.type.name}`}
              onPress={() => void nudge(one)}
            >
              <span className={styles.ask}>
                <bdi>{one.name}</bdi>
                <span className={styles.soft}>{one.about}</span>
              </span>
            </Button>
          ))}
        <Button
          variant="quiet"
          icon={<UserRoundSearch aria-hidden="true" />}
          aria-label={`Ask somebody else to take ${row.type.name}`}
          onPress={onChoose}
        >
          Somebody else
        </Button>
      </div>
    </NightTask>
  )
}
