import { Check, Crop, PencilLine, Plus, RotateCcw, ScanEye, Undo2 } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { DrawnShapes } from '../draw/DrawnShapes.tsx'
import { BlurFrames } from './BlurFrames.tsx'
import { CropFrame } from './CropFrame.tsx'
import styles from './camera.module.css'
import { FitBox } from './FitBox.tsx'
import { type Frame, intoFrame, isSameFrame, outOfFrame, wholeFrame } from './frame.ts'
import { Mounted } from './Mounted.tsx'
import { StillDrawing } from './StillDrawing.tsx'
import { rendered, type Still } from './still.ts'

interface StillEditorProps {
  readonly still: Still
  readonly onChange: (still: Still) => void
  readonly onRetake: () => void
  readonly onUse: () => void
}

/** Where a blurred part begins, for whoever has no pointer. */
const inTheMiddle: Frame = { left: 0.35, top: 0.4, right: 0.65, bottom: 0.6 }

/** A photo that was just taken: cut, blurred, drawn on, used or taken again. */
export function StillEditor({ still, onChange, onRetake, onUse }: StillEditorProps) {
  const [mode, setMode] = useState<'look' | 'crop' | 'blur' | 'draw'>('look')
  const [crop, setCrop] = useState(still.crop)
  const box = useRef<HTMLDivElement>(null)
  const { original, blurs } = still
  const shownCrop = mode === 'crop' ? wholeFrame : still.crop
  const canvas = useMemo(() => rendered({ original, crop: shownCrop, blurs }), [original, shownCrop, blurs])

  if (mode === 'draw') {
    return (
      <StillDrawing
        canvas={canvas}
        shapes={still.shapes}
        onDone={(shapes) => {
          onChange({ ...still, shapes })
          setMode('look')
        }}
      />
    )
  }

  function keepCrop() {
    const hasChanged = !isSameFrame(crop, still.crop)
    // What was drawn was drawn on another picture.
    onChange(hasChanged ? { ...still, crop, shapes: [] } : still)
    setMode('look')
  }

  const setBlurs = (frames: readonly Frame[]) =>
    onChange({ ...still, blurs: frames.map((frame) => outOfFrame(frame, still.crop)) })
  const shown = blurs.map((blur) => intoFrame(blur, still.crop))
  return (
    <>
      <div className={styles.finder}>
        <FitBox width={canvas.width} height={canvas.height} boxRef={box}>
          {(screenWidth) => (
            <>
              <Mounted canvas={canvas} />
              {mode === 'look' && (
                <svg
                  viewBox={`0 0 ${canvas.width} ${canvas.height}`}
                  className={styles.over}
                  aria-hidden="true"
                >
                  <DrawnShapes shapes={still.shapes} picture={canvas} unit={canvas.width / screenWidth} />
                </svg>
              )}
              {mode === 'crop' && <CropFrame box={box} frame={crop} onFrame={setCrop} />}
              {mode === 'blur' && <BlurFrames box={box} frames={shown} onFrames={setBlurs} />}
            </>
          )}
        </FitBox>
      </div>
      {mode === 'look' && (
        <Tools>
          <IconButton
            label="Crop"
            icon={<Crop />}
            onPress={() => {
              setCrop(still.crop)
              setMode('crop')
            }}
          />
          <IconButton label="Blur a part" icon={<ScanEye />} onPress={() => setMode('blur')} />
          <IconButton label="Draw" icon={<PencilLine />} onPress={() => setMode('draw')} />
          <span className={styles.ends}>
            <Button icon={<RotateCcw />} onPress={onRetake}>
              Retake
            </Button>
            <Button variant="primary" icon={<Check />} onPress={onUse}>
              Use photo
            </Button>
          </span>
        </Tools>
      )}
      {mode === 'crop' && (
        <Tools hint="Pull the corners. What is outside never leaves this device.">
          <span className={styles.ends}>
            <Button onPress={() => setCrop(wholeFrame)}>Whole photo</Button>
            <Button variant="primary" onPress={keepCrop}>
              Crop
            </Button>
          </span>
        </Tools>
      )}
      {mode === 'blur' && (
        <Tools hint="Drag over a face, a name, a tattoo. What is under it never leaves this device.">
          <IconButton
            label="Blur the middle"
            icon={<Plus />}
            onPress={() => setBlurs([...shown, inTheMiddle])}
          />
          <IconButton
            label="Undo"
            icon={<Undo2 />}
            isDisabled={blurs.length === 0}
            onPress={() => onChange({ ...still, blurs: blurs.slice(0, -1) })}
          />
          <span className={styles.ends}>
            <Button variant="primary" onPress={() => setMode('look')}>
              Done
            </Button>
          </span>
        </Tools>
      )}
    </>
  )
}

function Tools({ hint, children }: { readonly hint?: string; readonly children: ReactNode }) {
  return (
    <div className={styles.tools}>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.row}>{children}</div>
    </div>
  )
}
