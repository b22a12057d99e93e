import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../../../ui/button/Button.tsx'
import { cx } from '../../../../ui/cx.ts'
import { Spinner } from '../../../../ui/spinner/Spinner.tsx'
import type { Opened } from '../use-opened-file.ts'
import styles from './picture.module.css'
import { useFrameSize } from './use-frame-size.ts'
import { useGestures } from './use-gestures.ts'
import { usePicture } from './use-picture.ts'
import {
  type Look,
  moved,
  offsetOf,
  reaches,
  type Size,
  type Spot,
  screenPer,
  sharesAt,
  turned,
  zoomed,
  zoomStep,
} from './zoom.ts'

export interface Drawable {
  /** Spots are shares of the picture. */
  readonly begin: (at: Spot) => void
  readonly go: (at: Spot) => void
  readonly end: (at: Spot) => void
  readonly cancel: () => void
}

interface PictureFrameProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  /** What a screen reader says of it. */
  readonly label: string
  readonly look: Look
  readonly onLook: (change: (look: Look) => Look) => void
  /** Drawn over the picture, in its own pixels; `unit` of them are one of the screen. */
  readonly over: (unit: number) => ReactNode
  readonly drawable?: Drawable | undefined
  /** To another file of the same place. */
  readonly onStep?: ((by: 1 | -1) => void) | undefined
  readonly takesFocus?: boolean
}

/** How far an arrow key moves a picture, in px. */
const keyMove = 60

/** A picture in a frame: looked at from near and far, with what was drawn on it. */
export function PictureFrame({
  opened,
  onRenew,
  label,
  look,
  onLook,
  over,
  drawable,
  onStep,
  takesFocus = true,
}: PictureFrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const size = useFrameSize(frame)
  const picture = sizeOf(opened)
  const shown = usePicture(opened, onRenew, size ? screenPer(look, picture, size) : 0)
  const gestures = useGestures({
    frame,
    size,
    picture,
    look,
    onLook,
    onSwipe: onStep,
    drawing: drawable && size ? onPicture(drawable, (at) => sharesAt(look, picture, size, at)) : undefined,
  })

  useEffect(() => {
    if (takesFocus) frame.current?.focus({ preventScroll: true })
  }, [takesFocus])

  function pressed(event: KeyboardEvent) {
    if (event.target !== frame.current || !size || event.ctrlKey || event.metaKey || event.altKey) return
    const act = keyActs(event.key, { look, picture, size, onStep })
    if (!act) return
    event.preventDefault()
    if (act.change) onLook(act.change)
    else onStep?.(act.step)
  }

  const per = size ? screenPer(look, picture, size) : 0
  const at = size ? offsetOf(look, picture, size) : { x: 0, y: 0 }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture with what is drawn on it, which keys move
    <div
      ref={frame}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it
      tabIndex={0}
      className={cx(styles.frame, drawable && styles.drawable)}
      onKeyDown={pressed}
      {...gestures}
    >
      {shown.state === 'here' && size && (
        <div
          className={styles.picture}
          style={{
            width: picture.width * per,
            height: picture.height * per,
            transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px) rotate(${look.turns * 90}deg)`,
          }}
        >
          <img src={shown.url} alt={label} className={styles.image} draggable={false} />
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: what is drawn has names of its own while one draws, and is hidden else */}
          <svg
            viewBox={`0 0 ${picture.width} ${picture.height}`}
            preserveAspectRatio="none"
            className={styles.over}
            aria-hidden={drawable ? undefined : 'true'}
          >
            {over(1 / per)}
          </svg>
        </div>
      )}
      {shown.state === 'loading' && (
        <p className={styles.wait}>
          <Spinner /> Loading the picture
        </p>
      )}
      {shown.state === 'failed' && (
        <div className={styles.failed} role="alert">
          <p>
            <strong>The picture could not be loaded.</strong> Check the network, then try again.
          </p>
          <Button size="small" onPress={shown.retry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  )
}

/** The picture's own size; until it is known, that of most cameras. */
export function sizeOf({ file }: Opened): Size {
  return { width: file.width ?? 4000, height: file.height ?? 3000 }
}

interface KeyAround {
  readonly look: Look
  readonly picture: Size
  readonly size: Size
  readonly onStep: ((by: 1 | -1) => void) | undefined
}

type KeyAct =
  | { readonly change: (look: Look) => Look; readonly step?: never }
  | { readonly step: 1 | -1; readonly change?: never }

const arrows: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: keyMove, y: 0 },
  ArrowRight: { x: -keyMove, y: 0 },
  ArrowUp: { x: 0, y: keyMove },
  ArrowDown: { x: 0, y: -keyMove },
}

/** What a key does. Arrows move a picture that reaches beyond the frame, and lead to the next one otherwise. */
function keyActs(key: string, { look, picture, size, onStep }: KeyAround): KeyAct | null {
  if (key === '+' || key === '=') return { change: (now) => zoomed(now, zoomStep, picture, size) }
  if (key === '-' || key === '_') return { change: (now) => zoomed(now, 1 / zoomStep, picture, size) }
  if (key === '0') return { change: (now) => zoomed(now, 0, picture, size) }
  if (key === 'r' || key === 'R') return { change: (now) => turned(now, picture, size) }
  if (key === 'PageDown' && onStep) return { step: 1 }
  if (key === 'PageUp' && onStep) return { step: -1 }
  const by = arrows[key]
  if (!by) return null
  if (reaches(look, picture, size)) return { change: (now) => moved(now, by, picture, size) }
  if (by.x === 0 || !onStep) return null
  return { step: by.x < 0 ? 1 : -1 }
}

function onPicture(drawable: Drawable, at: (spot: Spot) => Spot): Drawable {
  return {
    begin: (spot) => drawable.begin(at(spot)),
    go: (spot) => drawable.go(at(spot)),
    end: (spot) => drawable.end(at(spot)),
    cancel: drawable.cancel,
  }
}
