import { api, type Refusal } from '@baton/contract'
import { useRef, useState } from 'react'
import { newCommandId } from '../../../app/session/new-command-id.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useClient } from '../../../platform/use-client.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { PictureFrame, sizeOf } from '../viewer/picture/PictureFrame.tsx'
import type { Look } from '../viewer/picture/zoom.ts'
import { Stage } from '../viewer/Stage.tsx'
import type { Opened } from '../viewer/use-opened-file.ts'
import viewer from '../viewer/viewer.module.css'
import { DrawBar } from './DrawBar.tsx'
import { DrawnOver } from './DrawnOver.tsx'
import { DrawnShapes } from './DrawnShapes.tsx'
import { useDrawing } from './use-drawing.ts'

interface DrawingPaneProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  readonly label: string
  readonly look: Look
  readonly onLook: (change: (look: Look) => Look) => void
  /** Whose layers are switched off. */
  readonly off: ReadonlySet<string>
  readonly onDone: () => void
}

/** One's own layer over a picture, while one draws it. */
export function DrawingPane({ opened, onRenew, label, look, onLook, off, onDone }: DrawingPaneProps) {
  const client = useClient()
  const me = useMe().person
  const picture = sizeOf(opened)
  const [mine] = useState(() => opened.layers.find(({ personId }) => personId === me.id)?.shapes ?? [])
  const use = useDrawing(mine, picture)
  const [refusal, setRefusal] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)
  const unheard = useRef<{ body: string; id: string }>(undefined)

  async function save() {
    if (!use.hasChanged) {
      onDone()
      return
    }
    const input = { fileId: opened.file.id, shapes: [...use.drawing.shapes] }
    const body = JSON.stringify(input)
    // The same drawing sent again after the line fell is one drawing.
    if (unheard.current?.body !== body) unheard.current = { body, id: newCommandId() }
    setBusy(true)
    const answer = await client.call(api.files.draw, input, unheard.current.id)
    if (answer.ok) await onRenew()
    setBusy(false)
    if (!answer.ok) {
      setRefusal(answer.refusal)
      return
    }
    notify(
      input.shapes.length === 0 ? 'Your drawing was taken off' : 'Saved over the photo, under your name',
      {
        tone: 'good',
      },
    )
    onDone()
  }

  return (
    <>
      <Stage stepping={undefined}>
        <PictureFrame
          opened={opened}
          onRenew={onRenew}
          label={`Drawing on ${label}`}
          look={look}
          onLook={onLook}
          drawable={use.drawable}
          takesFocus={false}
          over={(unit) => (
            <>
              {opened.layers
                .filter(({ personId }) => personId !== me.id && !off.has(personId))
                .map(({ personId, shapes }) => (
                  <g key={personId}>
                    <DrawnShapes shapes={shapes} picture={picture} unit={unit} />
                  </g>
                ))}
              <DrawnOver use={use} picture={picture} unit={unit} />
            </>
          )}
        />
      </Stage>
      {refusal && (
        <p className={viewer.refusal} role="alert">
          <strong>{refusal.title}</strong> {refusal.next}
        </p>
      )}
      <div className={viewer.tools}>
        <DrawBar use={use}>
          <Button onPress={onDone}>Cancel</Button>
          <Button variant="primary" isBusy={isBusy} onPress={() => void save()}>
            Save
          </Button>
        </DrawBar>
      </div>
    </>
  )
}
