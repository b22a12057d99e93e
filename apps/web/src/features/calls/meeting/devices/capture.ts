/** Sound for speech: echo, hum and changing loudness are taken out by the browser before anything leaves the device. */
export function microphoneTrack(deviceId: string | null): Promise<MediaStreamTrack> {
  return only('audio', {
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(deviceId === null ? {} : { deviceId: { ideal: deviceId } }),
    },
  })
}

/** As large as is ever sent, so that the camera does no more than it must. */
export function cameraTrack(deviceId: string | null): Promise<MediaStreamTrack> {
  return only('video', {
    video: {
      width: { ideal: 640 },
      height: { ideal: 360 },
      frameRate: { ideal: 20, max: 30 },
      ...(deviceId === null ? { facingMode: 'user' } : { deviceId: { ideal: deviceId } }),
    },
  })
}

export interface ScreenTracks {
  readonly picture: MediaStreamTrack
  readonly sound: MediaStreamTrack | null
}

/** A screen, window or tab that the person chooses; `null` when they think better of it. */
export async function screenTracks(): Promise<ScreenTracks | null> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: 8, max: 15 } },
      audio: true,
    })
    const [picture] = stream.getVideoTracks()
    if (!picture) return null
    // Letters stay sharp, and movement may suffer: it is results and images that are shared here.
    picture.contentHint = 'detail'
    return { picture, sound: stream.getAudioTracks()[0] ?? null }
  } catch {
    return null
  }
}

/** Phones have no way to share their screen with a page. */
export function canShareScreen(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices
}

async function only(kind: 'audio' | 'video', constraints: MediaStreamConstraints): Promise<MediaStreamTrack> {
  // Where the page is not served securely there are no devices at all.
  if (!('mediaDevices' in navigator)) throw new DOMException('no devices', 'NotFoundError')
  const stream = await navigator.mediaDevices.getUserMedia(constraints)
  const [track] = kind === 'audio' ? stream.getAudioTracks() : stream.getVideoTracks()
  if (!track) throw new DOMException('no track', 'NotFoundError')
  return track
}
