import type { DrawnShape } from '@baton/contract'
import { useRef } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { DrawBar } from '../draw/DrawBar.tsx'
import { DrawnOver } from '../draw/DrawnOver.tsx'
import { useDrawing } from '../draw/use-drawing.ts'
import styles from './camera.module.css'
import { FitBox } from './FitBox.tsx'
import { Mounted } from './Mounted.tsx'
import { useFrameDrag } from './use-frame-drag.ts'

interface StillDrawingProps {
  readonly canvas: HTMLCanvasElement
  readonly shapes: readonly DrawnShape[]
  readonly onDone: (shapes: readonly DrawnShape[]) => void
}

/** Drawing over a photo that was just taken: it goes as a layer, and the photo stays as it is. */
export function StillDrawing({ canvas, shapes, onDone }: StillDrawingProps) {
  const box = useRef<HTMLDivElement>(null)
  const use = useDrawing(shapes, canvas)
  const drag = useFrameDrag(box, {
    begin: use.drawable.begin,
    go: (_by, at) => use.drawable.go(at),
    end: (_by, at) => use.drawable.end(at),
  })
  return (
    <>
      <div className={styles.finder}>
        <FitBox width={canvas.width} height={canvas.height} boxRef={box}>
          {(screenWidth) => (
            <>
              <Mounted canvas={canvas} />
              {/* biome-ignore lint/a11y/noSvgWithoutTitle: each shape in it has a name */}
              <svg viewBox={`0 0 ${canvas.width} ${canvas.height}`} className={styles.drawing} {...drag}>
                <DrawnOver use={use} picture={canvas} unit={canvas.width / screenWidth} />
              </svg>
            </>
          )}
        </FitBox>
      </div>
      <div className={styles.tools}>
        <DrawBar use={use}>
          <Button onPress={() => onDone(shapes)}>Cancel</Button>
          <Button variant="primary" onPress={() => onDone(use.drawing.shapes)}>
            Done
          </Button>
        </DrawBar>
      </div>
    </>
  )
}
