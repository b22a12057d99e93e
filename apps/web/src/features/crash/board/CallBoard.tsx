import { Phone } from 'lucide-react'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { ButtonLink } from '../../../ui/button/ButtonLink.tsx'
import { cx } from '../../../ui/cx.ts'
import { Time } from '../../../ui/time/Time.tsx'
import { useCall, useCrash, useCrashNaming } from '../use-crash.ts'
import styles from './board.module.css'
import { boardSnapshot } from './board-snapshot.ts'
import { CallActs } from './CallActs.tsx'
import { RollCall } from './RollCall.tsx'

/** One call as everyone who is told of it sees it; nothing until it is known. */
export function CallBoard({ callId }: { readonly callId: string }) {
  const call = useCall(callId)
  const naming = useCrashNaming()
  const { open } = useCrash()
  const now = useServerNow(5_000)
  if (!call) return null
  const board = boardSnapshot(call, naming, { now, isTold: open.some(({ id }) => id === callId) })
  return (
    <article className={styles.board} aria-label={`${board.kind}, ${board.team}`}>
      <header className={cx(styles.band, board.isTest && styles.test, board.ended && styles.over)}>
        <span className={styles.kind}>{board.kind}</span>
        <h2 className={styles.team}>{board.team}</h2>
        <p className={styles.place}>
          <bdi>{board.place}</bdi>
        </p>
        <p className={styles.meta}>
          Called by <bdi>{board.raisedBy}</bdi> at <Time at={board.raised.at} /> · {board.raised.words}
        </p>
        <p className={styles.summary} role="status">
          {board.summary}
        </p>
      </header>
      <div className={styles.body}>
        {board.ended && (
          <p className={styles.ended}>
            Stood down {board.ended.by} at <Time at={board.ended.at} />
            {board.ended.outcome !== null && (
              <>
                : <bdi>{board.ended.outcome}</bdi>
              </>
            )}
          </p>
        )}
        <CallActs board={board} />
        {board.callBack !== null && !board.ended && (
          <ButtonLink href={`tel:${board.callBack.replaceAll(/[^\d+*#]/g, '')}`} icon={<Phone />}>
            Ring back {board.callBack}
          </ButtonLink>
        )}
        <RollCall board={board} />
      </div>
    </article>
  )
}
