import { useRouterState } from '@tanstack/react-router'
import { VolumeX } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { attention } from '../../app/attention.ts'
import { ClientContext, useHomeClient, useVisits } from '../../platform/use-client.ts'
import { useMyDuty } from '../../platform/use-duty.ts'
import { Banner } from '../../ui/banner/Banner.tsx'
import { Button } from '../../ui/button/Button.tsx'
import { askedOf, emergencyOf } from './alert/asked.ts'
import { EmergencyAlert } from './alert/EmergencyAlert.tsx'
import { useRinging } from './alert/use-ringing.ts'
import { EngineBanner } from './bar/EngineBanner.tsx'
import { MostPressing } from './bar/MostPressing.tsx'
import { ComposeHost } from './compose/ComposeHost.tsx'
import { News } from './news/News.tsx'
import { useUrgentEverywhere } from './use-urgent.ts'

const DigestAtSignOn = lazy(() =>
  import('./digest/DigestAtSignOn.tsx').then(
    ({ DigestAtSignOn: Digest }) => ({ default: Digest }),
    // What waited stands in the list all the same; nothing here may take the bar away.
    () => ({ default: () => null }),
  ),
)

/** An emergency that was put aside comes back after so long. */
const asideMs = 30_000

/**
 * What outranks everything, above every screen: the bar, the sound, and for an emergency the whole screen. All of it
 * comes with the page: nothing is left to be fetched when it is needed.
 */
export function UrgentAlerts() {
  const { open } = useUrgentEverywhere()
  const home = useHomeClient()
  const visits = useVisits()
  const duty = useMyDuty()?.duty
  const path = useRouterState({ select: (state) => state.location.pathname })
  const asked = useMemo(() => askedOf(open, duty), [open, duty])
  const { hearing, allow } = useRinging(asked)
  const [aside, setAside] = useState<string | null>(null)
  const emergency = emergencyOf(asked)
  const isOnDuty = duty?.state === 'on'

  useEffect(() => {
    const count = asked.filter(({ asks }) => asks !== 'do').length
    attention.set({
      ...attention.get(),
      urgent: { count, mentions: 0, label: 'urgent items that wait for you', isPressing: true },
    })
  }, [asked])

  useEffect(() => {
    if (aside === null) return
    const back = setTimeout(() => setAside(null), asideMs)
    return () => clearTimeout(back)
  }, [aside])

  return (
    <>
      <EngineBanner />
      {hearing === 'blocked' && (isOnDuty || asked.length > 0) && (
        <Banner
          tone="warn"
          icon={<VolumeX />}
          action={
            <Button size="small" onPress={allow}>
              Allow sound
            </Button>
          }
        >
          Urgent sound is off.
        </Banner>
      )}
      <ClientContext value={asked[0]?.visit?.client ?? home}>
        <MostPressing asked={asked} isDrawn={path !== '/urgent'} />
      </ClientContext>
      <News isOnDuty={isOnDuty} />
      {visits.map(({ organisation, client }) => (
        <ClientContext key={organisation.id} value={client}>
          <News isOnDuty={isOnDuty} />
        </ClientContext>
      ))}
      {emergency && emergency.escalation.id !== aside && (
        <EmergencyAlert
          key={emergency.escalation.id}
          item={emergency}
          others={asked.filter(({ asks }) => asks !== 'do').length - 1}
          onAside={() => setAside(emergency.escalation.id)}
        />
      )}
      <ComposeHost />
      <Suspense>
        <DigestAtSignOn />
      </Suspense>
    </>
  )
}
