import type { Size } from '../viewer/picture/zoom.ts'
import { DrawnShapes } from './DrawnShapes.tsx'
import type { UsedDrawing } from './use-drawing.ts'

interface DrawnOverProps {
  readonly use: UsedDrawing
  readonly picture: Size
  readonly unit: number
}

/** What is being drawn, each of it to be chosen and moved, and what the finger draws at this moment. */
export function DrawnOver({ use, picture, unit }: DrawnOverProps) {
  return (
    <>
      <g ref={use.over}>
        <DrawnShapes shapes={use.drawing.shapes} picture={picture} unit={unit} choosing={use.choosing} />
      </g>
      {use.under && <DrawnShapes shapes={[use.under]} picture={picture} unit={unit} />}
    </>
  )
}
