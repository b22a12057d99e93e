import type { HandoverView } from '@baton/client'
import { api } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import { capital, personName } from '../../urgent/words/targets.ts'
import styles from '../handover.module.css'
import type { HandoverSnapshot } from '../handover-snapshot.ts'
import { Problems } from '../prepare/Problems.tsx'

interface WaitingProps {
  readonly view: HandoverView
  readonly snapshot: HandoverSnapshot
}

/** Offered and not answered yet: all of it is still with whoever offered it. */
export function Waiting({ view, snapshot: { handover } }: WaitingProps) {
  const naming = useUrgentNaming()
  const { run, isBusy, failure } = useAct(api.tasks.withdrawHandover)
  const name = handover.toPersonId === null ? 'Nobody' : capital(personName(handover.toPersonId, naming))

  async function takeBack() {
    const answer = await run({ handoverId: handover.id })
    if (answer.ok) notify('Taken back. Go on preparing it.')
  }

  return (
    <>
      <div className={styles.waiting} role="status">
        <p className={styles.what}>{name} has not answered yet.</p>
        <p>Until then all of it is yours.</p>
        <FailureNotice failure={failure} />
        <Button isBusy={isBusy} onPress={() => void takeBack()}>
          Take it back
        </Button>
      </div>
      {view.problems.length > 0 && <Problems view={view} />}
    </>
  )
}
