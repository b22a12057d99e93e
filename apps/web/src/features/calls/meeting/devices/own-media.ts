import { type Blur, blurring } from './blurring.ts'
import { cameraTrack, microphoneTrack, type ScreenTracks, screenTracks } from './capture.ts'
import { type Choices, remember, rememberedChoices } from './choices.ts'
import { type Device, type DeviceTrouble, namedDevices, troubleOf } from './device-words.ts'

interface OwnDevice {
  /** What one wants; without a track there is trouble, or it is being started. */
  readonly isOn: boolean
  readonly track: MediaStreamTrack | null
  readonly trouble: DeviceTrouble | null
}

export interface OwnSnapshot {
  /** Its track stays while it is off, so that it comes back at once and its level can be shown. */
  readonly microphone: OwnDevice
  readonly camera: OwnDevice
  readonly screen: ScreenTracks | null
  readonly devices: {
    readonly microphones: readonly Device[]
    readonly cameras: readonly Device[]
    readonly speakers: readonly Device[]
  }
  readonly choices: Choices
}

/** This device's own microphone, camera and shared screen, from the device check to the end of the meeting. */
export interface OwnMedia {
  get(): OwnSnapshot
  subscribe(listener: () => void): () => void
  setMicrophone(isOn: boolean): Promise<void>
  setCamera(isOn: boolean): Promise<void>
  shareScreen(): Promise<void>
  stopSharing(): void
  choose(change: Partial<Pick<Choices, 'microphoneId' | 'cameraId' | 'speakerId' | 'blur' | 'keys'>>): void
  /** Everything off, for good. */
  stop(): void
}

export function createOwnMedia(blur: Blur | null = blurring): OwnMedia {
  const off: OwnDevice = { isOn: false, track: null, trouble: null }
  let now: OwnSnapshot = {
    microphone: off,
    camera: off,
    screen: null,
    devices: { microphones: [], cameras: [], speakers: [] },
    choices: rememberedChoices(),
  }
  let isStopped = false
  /** The camera as it is, where what is shown of it is blurred. */
  let bare: MediaStreamTrack | null = null
  const listeners = new Set<() => void>()
  // Of two wishes for one device the later holds, however long the earlier took.
  const wishes = { microphone: 0, camera: 0 }

  const listing = () => void list()
  if ('mediaDevices' in navigator) navigator.mediaDevices.addEventListener('devicechange', listing)
  void list()

  return {
    get: () => now,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setMicrophone,
    setCamera,
    async shareScreen() {
      const tracks = await screenTracks()
      if (!tracks) return
      if (isStopped) return end(tracks.picture, tracks.sound)
      end(now.screen?.picture, now.screen?.sound)
      tracks.picture.addEventListener('ended', () => {
        if (now.screen?.picture === tracks.picture) stopSharing()
      })
      change({ screen: tracks })
    },
    stopSharing,
    choose(wish) {
      remember(wish)
      change({ choices: { ...now.choices, ...wish } })
      if (wish.microphoneId !== undefined && (now.microphone.track || now.microphone.isOn)) {
        void startMicrophone(now.microphone.isOn)
      }
      if ((wish.cameraId !== undefined || wish.blur !== undefined) && now.camera.isOn) void setCamera(true)
    },
    stop() {
      isStopped = true
      if ('mediaDevices' in navigator) navigator.mediaDevices.removeEventListener('devicechange', listing)
      end(now.microphone.track, now.camera.track, bare, now.screen?.picture, now.screen?.sound)
      change({ microphone: off, camera: off, screen: null })
      listeners.clear()
    },
  }

  async function setMicrophone(isOn: boolean): Promise<void> {
    const { track } = now.microphone
    if (track?.readyState === 'live') {
      track.enabled = isOn
      return change({ microphone: { isOn, track, trouble: null } })
    }
    if (!isOn) return change({ microphone: { ...now.microphone, isOn } })
    await startMicrophone(true)
  }

  async function startMicrophone(isOn: boolean): Promise<void> {
    wishes.microphone += 1
    const wish = wishes.microphone
    change({ microphone: { ...now.microphone, isOn, trouble: null } })
    try {
      const track = await microphoneTrack(now.choices.microphoneId)
      if (isStopped || wish !== wishes.microphone) return end(track)
      end(now.microphone.track)
      track.enabled = now.microphone.isOn
      track.addEventListener('ended', () => {
        if (now.microphone.track !== track) return
        change({ microphone: { isOn: false, track: null, trouble: 'gone' } })
      })
      change({ microphone: { isOn: now.microphone.isOn, track, trouble: null } })
      void list()
    } catch (error) {
      if (isStopped || wish !== wishes.microphone) return
      end(now.microphone.track)
      change({ microphone: { isOn: false, track: null, trouble: troubleOf(error) } })
    }
  }

  async function setCamera(isOn: boolean): Promise<void> {
    wishes.camera += 1
    const wish = wishes.camera
    end(now.camera.track, bare)
    bare = null
    change({ camera: { isOn, track: null, trouble: null } })
    if (!isOn) return
    try {
      const seen = await cameraTrack(now.choices.cameraId)
      const isLate = () => isStopped || wish !== wishes.camera
      if (isLate()) return end(seen)
      const shown = await asWished(seen)
      if (isLate()) return end(seen, shown)
      if (!shown) {
        end(seen)
        return change({ camera: { isOn: false, track: null, trouble: 'blur' } })
      }
      bare = seen
      seen.addEventListener('ended', () => {
        if (bare !== seen) return
        end(shown)
        change({ camera: { isOn: false, track: null, trouble: 'gone' } })
      })
      change({ camera: { isOn: true, track: shown, trouble: null } })
      void list()
    } catch (error) {
      if (isStopped || wish !== wishes.camera) return
      change({ camera: { isOn: false, track: null, trouble: troubleOf(error) } })
    }
  }

  /** The picture as it may leave the device, or nothing: never the bare one where a blurred one was asked for. */
  async function asWished(track: MediaStreamTrack): Promise<MediaStreamTrack | null> {
    if (!now.choices.blur) return track
    if (!blur) return null
    try {
      return await blur(track)
    } catch {
      return null
    }
  }

  function stopSharing(): void {
    end(now.screen?.picture, now.screen?.sound)
    change({ screen: null })
  }

  async function list(): Promise<void> {
    if (!('mediaDevices' in navigator)) return
    const found = await navigator.mediaDevices.enumerateDevices().catch(() => [])
    if (isStopped) return
    change({
      devices: {
        microphones: namedDevices(found, 'audioinput'),
        cameras: namedDevices(found, 'videoinput'),
        speakers: namedDevices(found, 'audiooutput'),
      },
    })
  }

  function change(next: Partial<OwnSnapshot>): void {
    now = { ...now, ...next }
    for (const listener of [...listeners]) listener()
  }
}

function end(...tracks: readonly (MediaStreamTrack | null | undefined)[]): void {
  for (const track of tracks) track?.stop()
}
