import type { MeetingSubject } from '@baton/contract'
import { Phone, Video } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import styles from './start.module.css'
import { useStarting } from './use-starting.ts'

const StartDialog = lazy(async () => ({ default: (await import('./StartDialog.tsx')).StartDialog }))

interface CallButtonProps {
  /** Whom this screen is about. */
  readonly about: MeetingSubject
  /** `icons` where there is little room: on a phone the camera is then turned on in the call. */
  readonly look?: 'buttons' | 'icons'
  readonly label?: string
  /** It rings. */
  readonly onBegun?: () => void
}

/** Calls whoever this is about, with sound or with the camera: it rings at once, or says first who cannot be rung. */
export function CallButton({ about, look = 'buttons', label = 'Call', onBegun }: CallButtonProps) {
  const starting = useStarting(onBegun)
  const { isBusy, look: lookFirst } = starting
  const sound = () => !isBusy && void lookFirst(about, false)
  const camera = () => !isBusy && void lookFirst(about, true)
  const isAsking = starting.asking !== undefined || starting.failure !== undefined
  return (
    <>
      {look === 'icons' ? (
        <>
          <IconButton label={label} icon={<Phone />} aria-busy={isBusy} onPress={sound} />
          <span className={styles.whereWide}>
            <IconButton label={`${label} with camera`} icon={<Video />} aria-busy={isBusy} onPress={camera} />
          </span>
        </>
      ) : (
        <span className={styles.pair}>
          <Button icon={<Phone />} isBusy={isBusy} onPress={sound}>
            {label}
          </Button>
          <IconButton label={`${label} with camera`} icon={<Video />} aria-busy={isBusy} onPress={camera} />
        </span>
      )}
      {isAsking && (
        <Suspense>
          <StartDialog starting={starting} />
        </Suspense>
      )}
    </>
  )
}
