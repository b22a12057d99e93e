import { useEffect, useState } from 'react'
import { watchLevel } from '../devices/level.ts'
import type { OwnSnapshot } from '../devices/own-media.ts'

/** Louder than this somebody speaks, and for so many looks of 80 ms in a row: a door is shorter. */
const spoken = 0.55
const looks = 5
/** How long it is said, in ms. */
const saidMs = 5_000

/** Whether somebody speaks into a microphone that is off. Nothing of it leaves the device. */
export function useUnheard({ microphone }: OwnSnapshot): boolean {
  const [isUnheard, setUnheard] = useState(false)
  const track = microphone.isOn ? null : microphone.track

  useEffect(() => {
    setUnheard(false)
    if (!track) return
    let loud = 0
    let hide: ReturnType<typeof setTimeout> | undefined
    const stop = watchLevel(track, (level) => {
      loud = level > spoken ? loud + 1 : 0
      if (loud < looks) return
      setUnheard(true)
      clearTimeout(hide)
      hide = setTimeout(() => setUnheard(false), saidMs)
    })
    return () => {
      stop()
      clearTimeout(hide)
    }
  }, [track])

  return isUnheard
}
