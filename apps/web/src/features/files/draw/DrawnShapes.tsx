import type { DrawnShape } from '@baton/contract'
import type { KeyboardEvent, PointerEvent } from 'react'
import { cx } from '../../../ui/cx.ts'
import type { Size } from '../viewer/picture/zoom.ts'
import styles from './drawn.module.css'
import { headOf, type Share, shapeName } from './shapes.ts'

interface DrawnShapesProps {
  readonly shapes: readonly DrawnShape[]
  /** The picture's own size, and how many of its pixels one screen pixel shows: lines keep their width at every size. */
  readonly picture: Size
  readonly unit: number
  /** Given, each shape can be chosen: for whoever is drawing. */
  readonly choosing?: {
    readonly selected: number | null
    readonly onSelect: (place: number) => void
    readonly onKeyDown: (event: KeyboardEvent, place: number) => void
    readonly onPointerDown: (event: PointerEvent, place: number) => void
  }
}

/** What was drawn, in white with a dark edge: it is seen on every skin, and in forced colours. */
export function DrawnShapes({ shapes, picture, unit, choosing }: DrawnShapesProps) {
  return shapes.map((shape, place) => {
    const drawing = <Strokes shape={shape} picture={picture} unit={unit} />
    if (!choosing) {
      // biome-ignore lint/suspicious/noArrayIndexKey: a shape is named by its place
      return <g key={place}>{drawing}</g>
    }
    return (
      // biome-ignore lint/a11y/useSemanticElements: a button cannot stand within a drawing
      <g
        // biome-ignore lint/suspicious/noArrayIndexKey: a shape is named by its place
        key={place}
        role="button"
        tabIndex={0}
        aria-label={`${place + 1}. ${shapeName(shape)}`}
        aria-pressed={choosing.selected === place}
        className={cx(styles.shape, choosing.selected === place && styles.selected)}
        onFocus={() => choosing.onSelect(place)}
        onKeyDown={(event) => choosing.onKeyDown(event, place)}
        onPointerDown={(event) => choosing.onPointerDown(event, place)}
      >
        {drawing}
      </g>
    )
  })
}

interface StrokesProps {
  readonly shape: DrawnShape
  readonly picture: Size
  readonly unit: number
}

function Strokes({ shape, picture, unit }: StrokesProps) {
  const at = ({ x, y }: Share) => ({ x: x * picture.width, y: y * picture.height })
  if (shape.shape === 'text') {
    const { x, y } = at(shape.at)
    return (
      <>
        <Reach>
          <rect
            x={x - 8 * unit}
            y={y - 20 * unit}
            width={(shape.words.length * 9 + 16) * unit}
            height={44 * unit}
            fill="transparent"
            stroke="none"
          />
        </Reach>
        <text
          x={x}
          y={y}
          fontSize={18 * unit}
          strokeWidth={5 * unit}
          className={styles.words}
          dominantBaseline="central"
        >
          {shape.words}
        </text>
      </>
    )
  }
  const path =
    shape.shape === 'arrow' ? arrowPath(at(shape.from), at(shape.to), unit) : circlePath(shape, at, picture)
  return (
    <>
      <Reach>
        <path d={path} fill="none" strokeWidth={44 * unit} stroke="transparent" />
        <circle {...middleOf(shape, at)} r={22 * unit} fill="transparent" />
      </Reach>
      <path d={path} strokeWidth={8 * unit} className={styles.edge} />
      <path d={path} strokeWidth={4 * unit} className={styles.line} />
    </>
  )
}

/** What a finger can take hold of is wider than what is seen. */
function Reach({ children }: { readonly children: React.ReactNode }) {
  return <g className={styles.reach}>{children}</g>
}

function middleOf(
  shape: Exclude<DrawnShape, { shape: 'text' }>,
  at: (share: Share) => Share,
): { readonly cx: number; readonly cy: number } {
  const { x, y } =
    shape.shape === 'circle'
      ? at(shape.centre)
      : at({ x: (shape.from.x + shape.to.x) / 2, y: (shape.from.y + shape.to.y) / 2 })
  return { cx: x, cy: y }
}

function arrowPath(from: Share, to: Share, unit: number): string {
  const [one, other] = headOf(from, to, 20 * unit)
  return `M${from.x} ${from.y}L${to.x} ${to.y}M${one.x} ${one.y}L${to.x} ${to.y}L${other.x} ${other.y}`
}

function circlePath(
  { centre, radius }: Extract<DrawnShape, { shape: 'circle' }>,
  at: (share: Share) => Share,
  { width }: Size,
): string {
  const { x, y } = at(centre)
  // A radius is a share of the width, so that a circle is round on every picture.
  const r = radius * width
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
}
