import { Select } from '../../../../ui/select/Select.tsx'
import { Switch } from '../../../../ui/switch/Switch.tsx'
import { blurring } from '../devices/blurring.ts'
import type { Device } from '../devices/device-words.ts'
import type { OwnMedia, OwnSnapshot } from '../devices/own-media.ts'

interface DeviceChoicesProps {
  readonly own: OwnMedia
  readonly snapshot: OwnSnapshot
}

/** Which of several; what there is only one of is not asked for. */
export function DeviceChoices({ own, snapshot }: DeviceChoicesProps) {
  const { devices, choices, microphone, camera } = snapshot
  return (
    <>
      <Choice
        label="Microphone"
        devices={devices.microphones}
        chosen={microphone.track?.getSettings().deviceId ?? choices.microphoneId}
        onChoose={(microphoneId) => own.choose({ microphoneId })}
      />
      <Choice
        label="Camera"
        devices={devices.cameras}
        chosen={choices.cameraId ?? camera.track?.getSettings().deviceId ?? null}
        onChoose={(cameraId) => own.choose({ cameraId })}
      />
      <Choice
        label="Loudspeaker"
        devices={devices.speakers}
        chosen={choices.speakerId}
        onChoose={(speakerId) => own.choose({ speakerId })}
      />
      {blurring !== null && (
        <Switch
          label="Blur my background"
          help="Done on this device: what is behind you does not leave it."
          isSelected={choices.blur}
          onChange={(blur) => own.choose({ blur })}
        />
      )}
    </>
  )
}

function Choice({
  label,
  devices,
  chosen,
  onChoose,
}: {
  readonly label: string
  readonly devices: readonly Device[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}) {
  const [first] = devices
  if (!first || devices.length < 2) return null
  const value = devices.some(({ id }) => id === chosen) ? (chosen ?? first.id) : first.id
  return (
    <Select
      label={label}
      value={value}
      options={devices.map((device) => ({ value: device.id, label: device.label }))}
      onChange={onChoose}
    />
  )
}
