import { type KeyboardEvent, type RefObject, useRef } from 'react'
import { cx } from '../../../ui/cx.ts'
import { type Frame, type Handle, handles, pulled, shifted } from './frame.ts'
import styles from './frames.module.css'
import { arrowStep, useFrameDrag } from './use-frame-drag.ts'

interface CropFrameProps {
  readonly box: RefObject<HTMLElement | null>
  readonly frame: Frame
  readonly onFrame: (frame: Frame) => void
}

/** What is kept of a photo: a frame that is pulled by its corners and edges, with a finger or the arrow keys. */
export function CropFrame({ box, frame, onFrame }: CropFrameProps) {
  const before = useRef(frame)
  const shifting = useFrameDrag(box, {
    begin: () => {
      before.current = frame
    },
    go: (by) => onFrame(shifted(before.current, by)),
  })
  return (
    <div className={styles.cropping}>
      <div className={styles.crop} style={placeOf(frame)} {...shifting}>
        {handles.map((handle) => (
          <CropHandle key={handle.id} box={box} handle={handle} frame={frame} onFrame={onFrame} />
        ))}
      </div>
    </div>
  )
}

function CropHandle({ box, handle, frame, onFrame }: CropFrameProps & { readonly handle: Handle }) {
  const before = useRef(frame)
  const pulling = useFrameDrag(box, {
    begin: () => {
      before.current = frame
    },
    go: (by) => onFrame(pulled(before.current, handle, by)),
  })

  function pressed(event: KeyboardEvent) {
    const by = arrowStep(event.key)
    if (!by) return
    event.preventDefault()
    onFrame(pulled(frame, handle, by))
  }

  return (
    <button
      type="button"
      aria-label={handle.name}
      className={cx(styles.handle, styles[handle.id])}
      onKeyDown={pressed}
      {...pulling}
    />
  )
}

/** Where a frame stands, for a style. */
export function placeOf({ left, top, right, bottom }: Frame) {
  return {
    left: `${left * 100}%`,
    top: `${top * 100}%`,
    width: `${(right - left) * 100}%`,
    height: `${(bottom - top) * 100}%`,
  }
}
