import { type KeyboardEvent, type RefObject, useState } from 'react'
import { placeOf } from './CropFrame.tsx'
import { type Frame, shifted, spanned } from './frame.ts'
import styles from './frames.module.css'
import { arrowStep, useFrameDrag } from './use-frame-drag.ts'

interface BlurFramesProps {
  readonly box: RefObject<HTMLElement | null>
  /** In shares of what is shown. */
  readonly frames: readonly Frame[]
  readonly onFrames: (frames: readonly Frame[]) => void
}

/** Parts of a photo that are made unrecognisable: drawn with a finger, or moved and sized with the arrow keys. */
export function BlurFrames({ box, frames, onFrames }: BlurFramesProps) {
  const [under, setUnder] = useState<Frame | null>(null)
  const spanning = useFrameDrag(box, {
    go: (_by, at, from) => setUnder(spanned(from, at)),
    end: (_by, at, from) => {
      setUnder(null)
      const frame = spanned(from, at)
      if (frame) onFrames([...frames, frame])
    },
  })

  function pressed(event: KeyboardEvent, place: number) {
    const frame = frames[place]
    const by = arrowStep(event.key)
    if (!frame) return
    if (by) {
      const next = event.shiftKey
        ? {
            ...frame,
            right: Math.min(1, Math.max(frame.left + 0.04, frame.right + by.x)),
            bottom: Math.min(1, Math.max(frame.top + 0.04, frame.bottom + by.y)),
          }
        : shifted(frame, by)
      onFrames(frames.map((one, at) => (at === place ? next : one)))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onFrames(frames.filter((_, at) => at !== place))
    } else return
    event.preventDefault()
  }

  return (
    <div className={styles.blurring} {...spanning}>
      {frames.map((frame, place) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is named by its place
          key={place}
          type="button"
          className={styles.blur}
          style={placeOf(frame)}
          aria-label={`Blurred part ${place + 1}: arrow keys move it, with Shift they size it, Delete takes it away`}
          onKeyDown={(event) => pressed(event, place)}
        />
      ))}
      {under && <div className={styles.under} style={placeOf(under)} />}
    </div>
  )
}
