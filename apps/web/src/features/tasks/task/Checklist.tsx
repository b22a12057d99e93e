import { api, type Task } from '@baton/contract'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox/Checkbox.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { asClock } from '../../../ui/time/format-time.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { personName, type UrgentNaming } from '../../urgent/words/targets.ts'
import { useTaskActing } from '../act/use-task-acting.ts'
import styles from './task.module.css'

interface ChecklistProps {
  readonly task: Task
  /** Only whoever has it ticks. */
  readonly isMine: boolean
  readonly naming: UrgentNaming
}

/** What there is to do, item by item. A tick is shown at once and taken away again where the server says no. */
export function Checklist({ task, isMine, naming }: ChecklistProps) {
  const acting = useTaskActing(task.id)
  const [wished, setWished] = useState<ReadonlyMap<number, boolean>>(new Map())

  async function tick(item: number, done: boolean) {
    setWished((before) => new Map(before).set(item, done))
    const answer = await acting.run('other', api.tasks.tick, { taskId: task.id, item, done })
    if (!answer.ok) notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
    setWished((before) => new Map([...before].filter(([other]) => other !== item)))
  }

  return (
    <Panel title="Checklist">
      <ul className={styles.checklist}>
        {task.checklist.map(({ words, doneBy, doneAt }, item) => {
          const isDone = wished.get(item) ?? doneAt !== null
          const by =
            doneBy !== null &&
            doneAt !== null &&
            `${personName(doneBy, naming)}, ${asClock(new Date(doneAt))}`
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is named by its place
            <li key={item}>
              <Checkbox
                label={words}
                isSelected={isDone}
                isDisabled={!isMine}
                onChange={(done) => void tick(item, done)}
                {...(by ? { help: by } : {})}
              />
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
