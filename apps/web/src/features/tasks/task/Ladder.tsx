import { itemFor } from '@baton/client'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { cardSnapshot } from '../../urgent/card/card-snapshot.ts'
import { Steps } from '../../urgent/card/Steps.tsx'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import styles from './task.module.css'

/** Who was called, how far it came with each, and who is called next: the ladder has the task's id. */
export function Ladder({ taskId }: { readonly taskId: string }) {
  const { urgent } = useClient()
  useStore(urgent.store)
  const naming = useUrgentNaming()
  const escalation = urgent.get(taskId)
  const now = useServerNow(escalation?.state === 'running' ? 1_000 : 30_000)
  if (!escalation) return null
  const card = cardSnapshot(
    itemFor(escalation, { personId: naming.viewerId, coordinates: false }),
    naming,
    now,
  )
  return (
    <Panel title="Who was called">
      <div className={styles.ladder}>
        <p className={styles.ladderState}>{card.state.words}</p>
        {card.next && <p className={styles.ladderNext}>{card.next}</p>}
        <Steps steps={card.steps} />
      </div>
    </Panel>
  )
}
