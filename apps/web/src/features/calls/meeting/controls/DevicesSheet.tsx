import { Sheet } from '../../../../ui/sheet/Sheet.tsx'
import { Switch } from '../../../../ui/switch/Switch.tsx'
import { DeviceChoices } from '../device-check/DeviceChoices.tsx'
import { Level } from '../device-check/Level.tsx'
import type { OwnMedia, OwnSnapshot } from '../devices/own-media.ts'

interface DevicesSheetProps {
  readonly own: OwnMedia
  readonly snapshot: OwnSnapshot
  readonly onClose: () => void
}

/** Microphone, camera and loudspeaker while the meeting goes on, and whether single keys do anything. */
export function DevicesSheet({ own, snapshot, onClose }: DevicesSheetProps) {
  return (
    <Sheet title="Microphone, camera, sound" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Level track={snapshot.microphone.track} />
      <DeviceChoices own={own} snapshot={snapshot} />
      <Switch
        label="Keys for the meeting"
        help="M microphone, V camera, H hand, and the space bar to speak for as long as it is held."
        isSelected={snapshot.choices.keys}
        onChange={(keys) => own.choose({ keys })}
      />
    </Sheet>
  )
}
