import { Columns2, Layers2, Maximize, PencilLine, RotateCw, ZoomIn, ZoomOut } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useMe } from '../../../../app/session/use-me.ts'
import { useNow } from '../../../../platform/use-now.ts'
import { IconButton } from '../../../../ui/icon-button/IconButton.tsx'
import { useNameOf } from '../../../duty/use-name-of.ts'
import { DrawnShapes } from '../../draw/DrawnShapes.tsx'
import { Stage, type Stepping } from '../Stage.tsx'
import type { Opened } from '../use-opened-file.ts'
import viewer from '../viewer.module.css'
import { drawnByWords, layersOf } from './layer-words.ts'
import { PictureFrame, sizeOf } from './PictureFrame.tsx'
import styles from './picture.module.css'
import { fitted, type Look, turned, zoomed, zoomStep } from './zoom.ts'

const DrawingPane = lazy(async () => ({ default: (await import('../../draw/DrawingPane.tsx')).DrawingPane }))
const Compare = lazy(async () => ({ default: (await import('./Compare.tsx')).Compare }))
const LayerSwitches = lazy(async () => ({ default: (await import('./LayerSwitches.tsx')).LayerSwitches }))

interface PicturePaneProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  readonly label: string
  readonly besideIds: readonly string[]
  readonly stepping: Stepping | undefined
}

/** A picture, with the tools to look at it: near and far, turned, with what was drawn on it, beside another. */
export function PicturePane(props: PicturePaneProps) {
  const { opened, onRenew, label, stepping } = props
  const [look, setLook] = useState<Look>(fitted)
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [mode, setMode] = useState<'look' | 'draw' | 'compare'>('look')
  const [isChoosing, setChoosing] = useState(false)
  const layersButton = useRef<HTMLButtonElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const me = useMe().person
  const nameOf = useNameOf()
  const layers = layersOf(opened.layers, { viewerId: me.id, nameOf, now: useNow(), off })
  const picture = sizeOf(opened)

  // The keys of a picture work wherever it is looked at; the buttons need the frame only for its size.
  const change = (by: (now: Look, size: { width: number; height: number }) => Look) => {
    const box = stage.current?.getBoundingClientRect()
    if (box) setLook((now) => by(now, box))
  }

  if (mode === 'draw') {
    return (
      <Suspense>
        <DrawingPane
          opened={opened}
          onRenew={onRenew}
          label={label}
          look={look}
          onLook={setLook}
          off={off}
          onDone={() => setMode('look')}
        />
      </Suspense>
    )
  }
  if (mode === 'compare') {
    return (
      <Suspense>
        <Compare {...props} onClose={() => setMode('look')} />
      </Suspense>
    )
  }
  const drawnBy = drawnByWords(layers)
  return (
    <>
      <Stage stepping={stepping}>
        <div ref={stage} className={viewer.fill}>
          <PictureFrame
            opened={opened}
            onRenew={onRenew}
            label={label}
            look={look}
            onLook={setLook}
            onStep={stepBy(stepping)}
            over={(unit) =>
              opened.layers
                .filter(({ personId }) => !off.has(personId))
                .map(({ personId, shapes }) => (
                  <DrawnShapes key={personId} shapes={shapes} picture={picture} unit={unit} />
                ))
            }
          />
        </div>
      </Stage>
      <p className={drawnBy === '' ? viewer.hidden : styles.drawnBy} role="status">
        {drawnBy}
      </p>
      <div className={viewer.tools} role="toolbar" aria-label="Photo">
        <IconButton
          label="Farther"
          icon={<ZoomOut />}
          isDisabled={look.scale <= 1}
          onPress={() => change((now, size) => zoomed(now, 1 / zoomStep, picture, size))}
        />
        <IconButton
          label="Nearer"
          icon={<ZoomIn />}
          onPress={() => change((now, size) => zoomed(now, zoomStep, picture, size))}
        />
        <IconButton
          label="Whole photo"
          icon={<Maximize />}
          onPress={() => setLook(({ turns }) => ({ ...fitted, turns }))}
        />
        <IconButton
          label="Turn"
          icon={<RotateCw />}
          onPress={() => change((now, size) => turned(now, picture, size))}
        />
        {layers.length > 0 && (
          <IconButton
            ref={layersButton}
            label="Drawings"
            icon={<Layers2 />}
            aria-expanded={isChoosing}
            onPress={() => setChoosing(true)}
          />
        )}
        <IconButton label="Draw" icon={<PencilLine />} onPress={() => setMode('draw')} />
        {(props.besideIds.length > 1 || opened.file.patientId !== null) && (
          <IconButton label="Compare" icon={<Columns2 />} onPress={() => setMode('compare')} />
        )}
      </div>
      <Suspense>
        {isChoosing && (
          <LayerSwitches
            isOpen
            onOpenChange={setChoosing}
            triggerRef={layersButton}
            layers={layers}
            onSwitch={(personId, isOn) =>
              setOff((before) => {
                const next = new Set(before)
                if (isOn) next.delete(personId)
                else next.add(personId)
                return next
              })
            }
          />
        )}
      </Suspense>
    </>
  )
}

function stepBy(stepping: Stepping | undefined): ((by: 1 | -1) => void) | undefined {
  if (!stepping) return undefined
  return (by) => (by === 1 ? stepping.onNext?.() : stepping.onPrevious?.())
}
