/** Why a microphone or camera is not there: said no to, not found, held by something else, or gone while in use. */
export type DeviceTrouble = 'refused' | 'none' | 'busy' | 'gone' | 'blur'

/** What the browser's own words for a failure mean. */
export function troubleOf(error: unknown): DeviceTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError' || name === 'TypeError') return 'none'
  return 'busy'
}

const microphone: Readonly<Record<DeviceTrouble, string>> = {
  refused:
    'This browser does not let Baton use the microphone. You can join and listen. To be heard, allow it in the browser’s settings for this site.',
  none: 'No microphone was found. You can join and listen.',
  busy: 'The microphone could not be started: another program may be using it. You can join and listen.',
  gone: 'The microphone was unplugged or switched off. Nobody hears you until another one is chosen.',
  blur: '',
}

const camera: Readonly<Record<DeviceTrouble, string>> = {
  refused:
    'This browser does not let Baton use the camera. You can join without a picture. To be seen, allow it in the browser’s settings for this site.',
  none: 'No camera was found. You can join without a picture.',
  busy: 'The camera could not be started: another program may be using it. You can join without a picture.',
  gone: 'The camera was unplugged or switched off.',
  blur: 'The background could not be blurred, so the camera stays off. Turn blurring off to be seen with your background.',
}

export function microphoneWords(trouble: DeviceTrouble): string {
  return microphone[trouble]
}

export function cameraWords(trouble: DeviceTrouble): string {
  return camera[trouble]
}

export interface Device {
  readonly id: string
  readonly label: string
}

/** What is called what: a device whose name the browser keeps back is numbered. */
export function namedDevices(
  devices: readonly Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label'>[],
  kind: MediaDeviceKind,
): readonly Device[] {
  const word = { audioinput: 'Microphone', videoinput: 'Camera', audiooutput: 'Loudspeaker' }[kind]
  return devices
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label }, place) => ({ id: deviceId, label: label || `${word} ${place + 1}` }))
}
