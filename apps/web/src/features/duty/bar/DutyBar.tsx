import { api } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { CircleHelp, HandHelping, Megaphone, MoonStar, Sunrise } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAct } from '../../../app/session/use-act.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useMyDuty, useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Banner } from '../../../ui/banner/Banner.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { dutySheet } from '../sheet/duty-sheet.ts'
import { useNameOf } from '../use-name-of.ts'
import { dutyBar } from './bar-snapshot.ts'
import styles from './duty-bar.module.css'

/** Under the header: an offer, a question, a proposal of the rota, or that I am off duty. */
export function DutyBar() {
  const mine = useMyDuty()
  return mine ? <Bar mine={mine} /> : null
}

function Bar({ mine }: { readonly mine: MyDuty }) {
  const now = useNow()
  const roles = useRoles()
  const nameOf = useNameOf()
  const { duty } = useClient()
  const [notNow, setNotNow] = useState<string>()
  const quarter = Math.floor(now.getTime() / (15 * 60_000))
  // What the rota proposes follows the clock, and no event tells it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every quarter of an hour
  useEffect(() => duty.renew(), [duty, quarter])
  const snapshot = dutyBar({ mine, roles, nameOf, notNow, now })
  if (!snapshot) return null
  switch (snapshot.kind) {
    case 'offer':
      return (
        <Banner icon={<HandHelping />} action={<OfferAnswers offerId={snapshot.offerId} />}>
          {snapshot.words}
        </Banner>
      )
    case 'still-on':
      return (
        <Banner tone="warn" icon={<CircleHelp />} action={<StillOnAnswers mine={mine} />}>
          {snapshot.words}
        </Banner>
      )
    case 'proposal':
      return (
        <Banner
          icon={<Sunrise />}
          action={
            <span className={styles.actions}>
              <Button size="small" variant="primary" onPress={() => dutySheet.set({ view: 'duty' })}>
                Sign on
              </Button>
              <Button size="small" onPress={() => setNotNow(snapshot.shiftId)}>
                Not now
              </Button>
            </span>
          }
        >
          {snapshot.words}
        </Banner>
      )
    case 'override':
      return (
        <Banner tone="warn" icon={<Megaphone />}>
          {snapshot.words}
        </Banner>
      )
    case 'off':
      return (
        <div className={styles.off}>
          <Banner icon={<MoonStar />}>{snapshot.words}</Banner>
        </div>
      )
  }
}

function OfferAnswers({ offerId }: { readonly offerId: string }) {
  const accept = useAct(api.duty.acceptRole)
  const decline = useAct(api.duty.declineRole)
  const failure = accept.failure ?? decline.failure

  useEffect(() => {
    if (failure) notify(`${failure.title} ${failure.next}`, { tone: 'bad' })
  }, [failure])

  async function take(): Promise<void> {
    const answer = await accept.run({ offerId })
    if (answer.ok) notify(`You hold ${answer.value.role.name} now.`, { tone: 'good' })
  }

  return (
    <span className={styles.actions}>
      <Button size="small" variant="primary" isBusy={accept.isBusy} onPress={() => void take()}>
        Accept
      </Button>
      <Button size="small" isBusy={decline.isBusy} onPress={() => void decline.run({ offerId })}>
        Decline
      </Button>
    </span>
  )
}

function StillOnAnswers({ mine }: { readonly mine: MyDuty }) {
  const { run, isBusy } = useAct(api.duty.signOn)
  const { duty, holding } = mine
  const stay = () =>
    run({
      from: duty.from,
      roleIds: holding.map(({ id }) => id),
      placeId: duty.placeId,
      telephone: duty.telephone,
      until: null,
      displace: false,
    })
  return (
    <span className={styles.actions}>
      <Button size="small" variant="primary" onPress={() => dutySheet.set({ view: 'sign-off' })}>
        Go off duty
      </Button>
      <Button size="small" isBusy={isBusy} onPress={() => void stay()}>
        Still on duty
      </Button>
    </span>
  )
}
