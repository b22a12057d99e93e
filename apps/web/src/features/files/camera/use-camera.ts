import { useCallback, useEffect, useRef, useState } from 'react'

/** Why there is nothing to see: the person or the browser said no, there is none, or something else has it. */
export type CameraProblem = 'refused' | 'none' | 'busy'

export interface CameraState {
  readonly stream: MediaStream | null
  readonly problem: CameraProblem | null
  /** Another camera to switch to. */
  readonly canSwitch: boolean
  /** `null` where the camera has no light. */
  readonly isLit: boolean | null
}

const asking: CameraState = { stream: null, problem: null, canSwitch: false, isLit: null }

/** The device's camera, the one that looks away from its holder first, as long as it is wanted and the page is seen. */
export function useCamera(isWanted: boolean) {
  const [state, setState] = useState<CameraState>(asking)
  const [deviceId, setDeviceId] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const isSeen = useIsSeen()
  const track = useRef<MediaStreamTrack>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is another try at the same
  useEffect(() => {
    if (!isWanted || !isSeen) return
    let isGone = false
    let stream: MediaStream | undefined
    void open(deviceId).then(async (opened) => {
      if (typeof opened === 'string') {
        if (!isGone) setState({ ...asking, problem: opened })
        return
      }
      stream = opened
      const [video] = opened.getVideoTracks()
      track.current = video
      const cameras = await camerasHere()
      if (isGone) {
        stop(opened)
        return
      }
      setState({
        stream: opened,
        problem: null,
        canSwitch: cameras.length > 1,
        isLit: video && hasLight(video) ? false : null,
      })
    })
    return () => {
      isGone = true
      if (stream) stop(stream)
      setState(asking)
    }
  }, [isWanted, isSeen, deviceId, attempt])

  const switchCamera = useCallback(async () => {
    const cameras = await camerasHere()
    const now = track.current?.getSettings().deviceId
    const place = cameras.findIndex((camera) => camera.deviceId === now)
    const next = cameras[(place + 1) % cameras.length]
    if (next) setDeviceId(next.deviceId)
  }, [])

  const light = useCallback(async (isOn: boolean) => {
    try {
      // `torch` is not in the language's own list of constraints.
      const advanced: (MediaTrackConstraintSet & { torch: boolean })[] = [{ torch: isOn }]
      await track.current?.applyConstraints({ advanced })
      setState((before) => ({ ...before, isLit: isOn }))
    } catch {
      setState((before) => ({ ...before, isLit: null }))
    }
  }, [])

  return { ...state, switchCamera, light, retry: () => setAttempt((count) => count + 1) }
}

async function open(deviceId: string | undefined): Promise<MediaStream | CameraProblem> {
  if (!navigator.mediaDevices) return 'none'
  const size = { width: { ideal: 3840 }, height: { ideal: 2160 } }
  const which =
    deviceId === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } }
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { ...size, ...which }, audio: false })
  } catch (error) {
    return problemOf(error)
  }
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy'
}

async function camerasHere(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter(({ kind }) => kind === 'videoinput')
}

function hasLight(video: MediaStreamTrack): boolean {
  return 'torch' in (video.getCapabilities?.() ?? {})
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Whether the page is in front: a camera in a pocket is switched off. */
function useIsSeen(): boolean {
  const [isSeen, setSeen] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isSeen
}
