import type { Room } from '@baton/contract'
import { MicOff, ScreenShare } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Banner } from '../../../ui/banner/Banner.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { useTitle } from '../../../ui/page/title.ts'
import { Announcer } from './announce/Announcer.tsx'
import { ControlBar, type PanelName } from './controls/ControlBar.tsx'
import { controlsSnapshot, mayAdmit } from './controls/controls-snapshot.ts'
import { DevicesSheet } from './controls/DevicesSheet.tsx'
import { EndDialog } from './controls/EndDialog.tsx'
import { ReactionBar } from './controls/ReactionBar.tsx'
import { useKeys } from './controls/use-keys.ts'
import { useUnheard } from './controls/use-unheard.ts'
import { canShareScreen } from './devices/capture.ts'
import type { LiveMeeting, LiveSnapshot } from './live/live.ts'
import styles from './meeting.module.css'
import { hostMoves } from './people/host-moves.ts'
import { peopleSnapshot } from './people/people-snapshot.ts'
import { WaitingBanner } from './people/WaitingBanner.tsx'
import { SidePanel } from './SidePanel.tsx'
import { LineBanner } from './stage/LineBanner.tsx'
import { Reactions } from './stage/Reactions.tsx'
import { Stage } from './stage/Stage.tsx'
import { StageHead } from './stage/StageHead.tsx'
import type { View } from './stage/stage-snapshot.ts'
import { useIsNarrow } from './use-is-narrow.ts'

interface MeetingStageProps {
  readonly live: LiveMeeting
  readonly snapshot: LiveSnapshot
  readonly room: Room
  readonly title: string
}

/** Being in the meeting: pictures, what must be known, the bar, and beside them chat or people. */
export function MeetingStage({ live, snapshot, room, title }: MeetingStageProps) {
  const { own } = snapshot
  const [panel, setPanel] = useState<PanelName | null>(null)
  const [view, setView] = useState<View>('grid')
  const [isReacting, setReacting] = useState(false)
  const [open, setOpen] = useState<'devices' | 'end' | null>(null)
  const readUntil = useRead(room, panel === 'chat')
  const isNarrow = useIsNarrow()
  const isUnheard = useUnheard(own)
  const moves = useMemo(() => (mayAdmit(room) ? hostMoves(room.meeting.id) : null), [room])
  const controls = controlsSnapshot({ room, own, canShare: canShareScreen(), readUntil })
  const { waiting } = peopleSnapshot(room)
  useKeys(live, { isOn: own.choices.keys })
  // A guest’s browser keeps no meeting’s title in its history.
  useTitle(live.door.kind === 'guest' ? 'Meeting' : title)
  // On a phone the panel takes the whole screen: what is behind it is not there for anyone.
  const isCovered = isNarrow && panel !== null

  return (
    <section className={cx(styles.meeting, own.screen && styles.sharing)} aria-label="Meeting">
      <div className={styles.room} inert={isCovered}>
        <StageHead title={title} since={live.since} snapshot={snapshot} isLocked={room.meeting.locked} />
        <div className={styles.banners}>
          <LineBanner snapshot={snapshot} live={live} />
          {snapshot.wasSilenced && (
            <Banner
              tone="warn"
              icon={<MicOff />}
              action={
                <Button size="small" onPress={() => live.setMicrophone(true)}>
                  Unmute
                </Button>
              }
            >
              A host turned your microphone off.
            </Banner>
          )}
          {moves && <WaitingBanner waiting={waiting} moves={moves} onAll={() => setPanel('people')} />}
          {own.screen && (
            <Banner
              tone="good"
              icon={<ScreenShare />}
              action={
                <Button size="small" variant="danger" onPress={live.stopSharing}>
                  Stop sharing
                </Button>
              }
            >
              <strong>You are sharing your screen.</strong> Everyone in the meeting sees it.
            </Banner>
          )}
        </div>
        <div className={styles.middle}>
          <Stage live={live} snapshot={snapshot} view={view} />
          <Reactions reactions={snapshot.reactions} room={room} />
        </div>
        <div className={styles.foot}>
          <div role="status" className={styles.hint}>
            {isUnheard && <p>Your microphone is off: nobody hears you.</p>}
          </div>
          {isReacting && <ReactionBar onReact={live.react} onClose={() => setReacting(false)} />}
          <ControlBar
            live={live}
            snapshot={controls}
            moves={moves}
            panel={panel}
            onPanel={setPanel}
            isReacting={isReacting}
            onReacting={setReacting}
            view={view}
            onView={(next) => {
              if (next === 'grid') live.pin(null)
              setView(next)
            }}
            onDevices={() => setOpen('devices')}
            onEnd={() => setOpen('end')}
            hasKeys={own.choices.keys}
            isNarrow={isNarrow}
          />
        </div>
      </div>
      {panel && (
        <SidePanel
          name={panel}
          live={live}
          room={room}
          unsaid={snapshot.unsaid}
          moves={moves}
          onClose={() => setPanel(null)}
          onPin={(participantId) => {
            live.pin({ participantId, source: 'camera' })
            if (isNarrow) setPanel(null)
          }}
        />
      )}
      <Announcer room={room} />
      {open === 'devices' && <DevicesSheet own={live.own} snapshot={own} onClose={() => setOpen(null)} />}
      {open === 'end' && moves && <EndDialog moves={moves} onClose={() => setOpen(null)} />}
    </section>
  )
}

/** How many of what was written have been seen: all of them while the chat is open. */
function useRead(room: Room, isReading: boolean): number {
  const [read, setRead] = useState(0)
  const count = room.said.length
  const started = useRef(false)
  useEffect(() => {
    // What stood there before one came in asks for nothing.
    if (isReading || !started.current) setRead(count)
    started.current = true
  }, [count, isReading])
  return read
}
