import { LogIn } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../../../ui/button/Button.tsx'
import { Heading } from '../../../../ui/heading/Heading.tsx'
import { remember } from '../devices/choices.ts'
import { createOwnMedia, type OwnMedia } from '../devices/own-media.ts'
import { useOwn } from '../use-live.ts'
import { DeviceChoices } from './DeviceChoices.tsx'
import styles from './device-check.module.css'
import { OwnPreview } from './OwnPreview.tsx'

interface DeviceCheckProps {
  readonly title: string
  /** When it is, who is there: what one wants to know before coming in. */
  readonly about?: ReactNode
  /** The devices are the meeting's from there on. */
  readonly onJoin: (own: OwnMedia) => Promise<void>
}

/** Before one is heard and seen: as one last chose it, and without any camera or microphone too. */
export function DeviceCheck(props: DeviceCheckProps) {
  const [own, setOwn] = useState<OwnMedia>()
  const isGiven = useRef(false)

  useEffect(() => {
    const mine = createOwnMedia()
    const { microphone, camera } = mine.get().choices
    void mine.setMicrophone(microphone)
    if (camera) void mine.setCamera(true)
    setOwn(mine)
    return () => {
      if (!isGiven.current) mine.stop()
    }
  }, [])

  async function join(mine: OwnMedia) {
    const { microphone, camera } = mine.get()
    remember({ microphone: microphone.isOn || microphone.trouble !== null, camera: camera.isOn })
    isGiven.current = true
    await props.onJoin(mine)
  }

  return own ? <Checking {...props} own={own} onJoin={join} /> : null
}

function Checking({ title, about, own, onJoin }: DeviceCheckProps & { readonly own: OwnMedia }) {
  const snapshot = useOwn(own)
  const [isJoining, setJoining] = useState(false)
  return (
    <div className={styles.check}>
      <OwnPreview own={own} snapshot={snapshot} />
      <div className={styles.side}>
        <Heading level={1}>
          <bdi>{title}</bdi>
        </Heading>
        {about}
        <Button
          variant="primary"
          icon={<LogIn />}
          isWide
          isBusy={isJoining}
          onPress={() => {
            setJoining(true)
            void onJoin(own)
          }}
        >
          Join
        </Button>
        <p className={styles.soft}>
          {snapshot.microphone.isOn && snapshot.microphone.track
            ? 'You will be heard'
            : 'Your microphone will be off'}
          {snapshot.camera.isOn ? ' and seen.' : '. Your camera will be off.'} Nothing is recorded.
        </p>
        <DeviceChoices own={own} snapshot={snapshot} />
      </div>
    </div>
  )
}
