import { api, type Handover } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { Handshake } from 'lucide-react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { placeWords } from '../../app/session/places.ts'
import { useAct } from '../../app/session/use-act.ts'
import { useAsk } from '../../app/session/use-ask.ts'
import { usePlaces } from '../../app/session/use-places.ts'
import { useMyDuty } from '../../platform/use-duty.ts'
import { useServerNow } from '../../platform/use-server-now.ts'
import { Button } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { ErrorState } from '../../ui/error-state/ErrorState.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { BackLink, RowLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { useUrgentNaming } from '../urgent/use-urgent.ts'
import styles from './handover.module.css'
import { partOf, stateOf, whoWords } from './handover-snapshot.ts'
import { useHandovers } from './use-handover.ts'

/** Handing over a shift: what waits for me, what I prepare, and what was handed over before. */
export function HandoversScreen() {
  const held = useHandovers()
  const { viewerId } = useUrgentNaming()
  const all = held.state === 'here' ? held.value.handovers : []
  const open = all.filter(({ state }) => state === 'preparing' || state === 'offered')
  const toMe = open.filter((one) => partOf(one, viewerId) === 'answers')
  const mine = open.filter(({ fromPersonId }) => fromPersonId === viewerId)
  const others = open.filter((one) => !toMe.includes(one) && !mine.includes(one))
  const ended = all.filter((one) => !open.includes(one))
  return (
    <Page
      title="Hand over a shift"
      help="Patients and open tasks of a ward go to whoever follows, in one step, and stay with you until they are accepted."
      back={<BackLink to="/tasks" label="Back to tasks" />}
    >
      {held.state === 'loading' && <Skeleton label="Loading handovers" count={4} />}
      {held.state === 'refused' && (
        <ErrorState title={held.refusal.title} next={held.refusal.next} code={held.refusal.code} />
      )}
      <Handovers title="Offered to you" handovers={toMe} />
      <Begin />
      <Handovers title="Yours" handovers={mine} />
      <Handovers title="On your wards" handovers={others} />
      <Handovers title="Before" handovers={ended} />
    </Page>
  )
}

function Handovers({
  title,
  handovers,
}: {
  readonly title: string
  readonly handovers: readonly Handover[]
}) {
  const naming = useUrgentNaming()
  const places = usePlaces()
  const now = useServerNow(60_000)
  if (handovers.length === 0) return null
  return (
    <Panel title={title} isFlush>
      {handovers.map((handover) => (
        <RowLink
          key={handover.id}
          to="/handover/$handoverId"
          params={{ handoverId: handover.id }}
          leading={
            <span className={styles.icon}>
              <Handshake aria-hidden="true" />
            </span>
          }
          title={placeWords(handover.wardId, places) || 'A ward'}
          subtitle={`${stateOf(handover, now)} · ${whoWords(handover, naming)}`}
        />
      ))}
    </Panel>
  )
}

/** A ward on which I have work: one press begins, or goes on with what I began. */
function Begin() {
  const { answer, reload } = useAsk(api.tasks.handoverWards, {})
  const { run, isBusy, failure } = useAct(api.tasks.prepareHandover)
  const places = usePlaces()
  const navigate = useNavigate()
  const isOnDuty = useMyDuty()?.duty.state === 'on'
  const wards = answer?.ok ? answer.value.wardIds : []

  async function begin(wardId: string) {
    const begun = await run({ wardId })
    if (!begun.ok) return
    await navigate({ to: '/handover/$handoverId', params: { handoverId: begun.value.handover.id } })
  }

  return (
    <Panel title="Hand over a ward">
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      <FailureNotice failure={failure} />
      {answer?.ok && !isOnDuty && <p className={styles.soft}>You are off duty. Sign on to hand over.</p>}
      {answer?.ok && isOnDuty && wards.length === 0 && (
        <EmptyState icon={<Handshake />} title="You have no work on a ward" level={3}>
          The wards where you are on duty, or have tasks, stand here.
        </EmptyState>
      )}
      {isOnDuty && wards.length > 0 && (
        <div className={styles.buttons}>
          {wards.map((wardId) => (
            <Button key={wardId} isBusy={isBusy} onPress={() => void begin(wardId)}>
              {placeWords(wardId, places) || 'A ward'}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  )
}
