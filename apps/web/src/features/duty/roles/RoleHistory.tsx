import { api, type Holding } from '@baton/contract'
import { useState } from 'react'
import { ask, type Failure } from '../../../app/session/ask.ts'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useNameOf } from '../use-name-of.ts'
import { holdingWords } from './role-snapshot.ts'
import styles from './roles.module.css'

/** Who held a role before, newest first: fetched when it is wanted. */
export function RoleHistory({ roleId }: { readonly roleId: string }) {
  const [isWanted, setWanted] = useState(false)
  const { answer, reload } = useAsk(api.duty.roleHistory, { roleId }, { isWanted })
  const [earlier, setEarlier] = useState<readonly Holding[]>([])
  const [isEnd, setEnd] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const nameOf = useNameOf()
  const now = useNow()
  if (!isWanted) {
    return (
      <div>
        <Button onPress={() => setWanted(true)}>Show who held it before</Button>
      </div>
    )
  }
  const holdings = answer?.ok ? [...answer.value.holdings, ...earlier] : []
  const last = holdings.at(-1)

  async function more(): Promise<void> {
    if (!last) return
    const page = await ask(api.duty.roleHistory, { roleId, before: last.since })
    setFailure(page.ok ? undefined : page.failure)
    if (!page.ok) return
    setEarlier([...earlier, ...page.value.holdings])
    setEnd(page.value.holdings.length === 0)
  }

  return (
    <Panel title="Who held it" isFlush>
      {!answer && <Skeleton label="Loading who held it" count={3} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && holdings.length === 0 && <p className={styles.gap}>Nobody has held it yet.</p>}
      {holdings.map((holding) => (
        <p key={`${holding.personId} ${holding.since}`} className={styles.holding}>
          <span className={styles.holdingName}>{nameOf(holding.personId)}</span>
          <span className={styles.soft}>{holdingWords(holding, now)}</span>
        </p>
      ))}
      <FailureNotice failure={failure} />
      {last && !isEnd && (
        <div className={styles.more}>
          <Button size="small" variant="quiet" onPress={() => void more()}>
            Show earlier
          </Button>
        </div>
      )}
    </Panel>
  )
}
