import {
  Ellipsis,
  Hand,
  LayoutGrid,
  Lock,
  LockOpen,
  MessageSquare,
  Mic,
  MicOff,
  PhoneOff,
  RectangleHorizontal,
  ScreenShare,
  ScreenShareOff,
  Settings,
  SmilePlus,
  Users,
  Video,
  VideoOff,
} from 'lucide-react'
import { Badge } from '../../../../ui/badge/Badge.tsx'
import { cx } from '../../../../ui/cx.ts'
import type { MenuAction, MenuGroup } from '../../../../ui/menu/entries.ts'
import { MenuButton } from '../../../../ui/menu/MenuButton.tsx'
import type { LiveMeeting } from '../live/live.ts'
import type { HostMoves } from '../people/host-moves.ts'
import type { View } from '../stage/stage-snapshot.ts'
import { ControlButton, ControlFace } from './ControlButton.tsx'
import styles from './controls.module.css'
import type { ControlsSnapshot } from './controls-snapshot.ts'

export type PanelName = 'chat' | 'people'

interface ControlBarProps {
  readonly live: LiveMeeting
  readonly snapshot: ControlsSnapshot
  readonly moves: HostMoves | null
  readonly panel: PanelName | null
  readonly onPanel: (panel: PanelName | null) => void
  readonly isReacting: boolean
  readonly onReacting: (isReacting: boolean) => void
  readonly view: View
  readonly onView: (view: View) => void
  readonly onDevices: () => void
  readonly onEnd: () => void
  readonly hasKeys: boolean
  /** What there is no room for in the bar stands in its menu. */
  readonly isNarrow: boolean
}

/** Everything one does in a meeting, in one bar; on phones what is seldom needed is in its menu. */
export function ControlBar(props: ControlBarProps) {
  const { live, snapshot, panel, onPanel, isReacting, onReacting, hasKeys } = props
  const { microphone, camera, hand, share, people, waiting, unread } = snapshot
  const keyed = (name: string) => (hasKeys ? name : undefined)
  const toggle = (name: PanelName) => onPanel(panel === name ? null : name)
  return (
    <fieldset className={styles.bar} aria-label="Meeting controls">
      <ControlButton
        label={microphone.label}
        icon={microphone.isOn ? <Mic /> : <MicOff />}
        look={microphone.isOn ? 'plain' : 'off'}
        keyName={keyed('M')}
        onPress={() => live.setMicrophone(!microphone.isOn)}
      />
      <ControlButton
        label={camera.label}
        icon={camera.isOn ? <Video /> : <VideoOff />}
        look={camera.isOn ? 'plain' : 'off'}
        keyName={keyed('V')}
        onPress={() => live.setCamera(!camera.isOn)}
      />
      {share && (
        <ControlButton
          label={share.label}
          icon={share.isOn ? <ScreenShareOff /> : <ScreenShare />}
          look={share.isOn ? 'held' : 'plain'}
          isForDesks
          onPress={() => (share.isOn ? live.stopSharing() : void live.shareScreen())}
        />
      )}
      <ControlButton
        label={hand.label}
        icon={<Hand />}
        look={hand.isOn ? 'held' : 'plain'}
        keyName={keyed('H')}
        isForDesks
        onPress={() => live.raiseHand(!hand.isOn)}
      />
      <ControlButton
        label="React"
        icon={<SmilePlus />}
        look={isReacting ? 'held' : 'plain'}
        aria-expanded={isReacting}
        isForDesks
        onPress={() => onReacting(!isReacting)}
      />
      <span className={styles.gap} aria-hidden="true" />
      <ControlButton
        label="Chat"
        icon={<MessageSquare />}
        look={panel === 'chat' ? 'held' : 'plain'}
        aria-expanded={panel === 'chat'}
        badge={<Badge count={panel === 'chat' ? 0 : unread} label="not read" />}
        onPress={() => toggle('chat')}
      />
      <ControlButton
        label="People"
        icon={<Users />}
        look={panel === 'people' ? 'held' : 'plain'}
        aria-expanded={panel === 'people'}
        badge={
          waiting > 0 ? (
            <Badge count={waiting} label="waiting to be let in" tone="pressing" />
          ) : (
            <Badge count={people} label="in the meeting" tone="muted" />
          )
        }
        onPress={() => toggle('people')}
      />
      <MenuButton
        label="More"
        groups={groupsOf(props)}
        placement="top end"
        className={cx(styles.control, styles.plain)}
        face={<ControlFace icon={<Ellipsis />} label="More" />}
      />
      <ControlButton label="Leave" icon={<PhoneOff />} look="leave" onPress={live.leave} />
    </fieldset>
  )
}

function groupsOf({
  live,
  snapshot,
  moves,
  onReacting,
  view,
  onView,
  onDevices,
  onEnd,
  isNarrow,
}: ControlBarProps): readonly MenuGroup[] {
  const { hand, share, host } = snapshot
  const now: MenuAction[] = [
    { id: 'hand', label: hand.label, icon: <Hand />, onAction: () => live.raiseHand(!hand.isOn) },
    { id: 'react', label: 'React', icon: <SmilePlus />, onAction: () => onReacting(true) },
  ]
  if (share) {
    now.push({
      id: 'share',
      label: share.label,
      icon: share.isOn ? <ScreenShareOff /> : <ScreenShare />,
      onAction: () => (share.isOn ? live.stopSharing() : void live.shareScreen()),
    })
  }
  const views: MenuAction[] = [
    {
      id: 'grid',
      label: 'Everyone in a grid',
      icon: <LayoutGrid />,
      isOn: view === 'grid',
      onAction: () => onView('grid'),
    },
    {
      id: 'speaker',
      label: 'Whoever speaks, large',
      icon: <RectangleHorizontal />,
      isOn: view === 'speaker',
      onAction: () => onView('speaker'),
    },
  ]
  const hosting: MenuAction[] =
    host && moves
      ? [
          {
            id: 'lock',
            label: host.isLocked ? 'Unlock the meeting' : 'Lock the meeting',
            help: host.isLocked ? 'Others may come in again' : 'Nobody more comes in',
            icon: host.isLocked ? <LockOpen /> : <Lock />,
            onAction: () => moves.lock(!host.isLocked),
          },
          { id: 'end', label: 'End for everyone', icon: <PhoneOff />, isDanger: true, onAction: onEnd },
        ]
      : []
  return [
    { id: 'now', actions: isNarrow ? now : [] },
    { id: 'view', title: 'View', actions: views },
    {
      id: 'devices',
      actions: [
        { id: 'devices', label: 'Microphone, camera, sound', icon: <Settings />, onAction: onDevices },
      ],
    },
    { id: 'hosting', title: 'As a host', actions: hosting },
  ]
}
