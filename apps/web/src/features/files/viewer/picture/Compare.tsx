import { api, type StoredFile } from '@baton/contract'
import { RotateCw, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../../../app/session/use-ask.ts'
import { Button } from '../../../../ui/button/Button.tsx'
import { IconButton } from '../../../../ui/icon-button/IconButton.tsx'
import { Skeleton } from '../../../../ui/skeleton/Skeleton.tsx'
import { asDateAndClock } from '../../../../ui/time/format-time.ts'
import { DrawnShapes } from '../../draw/DrawnShapes.tsx'
import { useThumbnail } from '../../hung/use-thumbnail.ts'
import { showsSame } from '../../told/told-patient.ts'
import { Stage } from '../Stage.tsx'
import { type Opened, useOpenedFile } from '../use-opened-file.ts'
import viewer from '../viewer.module.css'
import { PictureFrame, sizeOf } from './PictureFrame.tsx'
import styles from './picture.module.css'
import { fitted, type Look, turned, zoomed, zoomStep } from './zoom.ts'

interface CompareProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  readonly label: string
  readonly besideIds: readonly string[]
  readonly onClose: () => void
}

/** Two pictures beside each other, looked at as one: never of two patients. */
export function Compare(props: CompareProps) {
  const { opened, onRenew, label, besideIds, onClose } = props
  const [otherId, setOtherId] = useState<string | null>(null)
  const [look, setLook] = useState<Look>(fitted)
  const half = { width: window.innerWidth / 2, height: window.innerHeight / 2 }
  const picture = sizeOf(opened)
  if (otherId === null) {
    return (
      <>
        <Choose opened={opened} besideIds={besideIds} onChoose={setOtherId} />
        <div className={viewer.tools}>
          <Button onPress={onClose}>Back to the photo</Button>
        </div>
      </>
    )
  }
  return (
    <>
      <Stage stepping={undefined}>
        <div className={styles.two}>
          <Half opened={opened} onRenew={onRenew} label={label} look={look} onLook={setLook} />
          <OtherHalf key={otherId} fileId={otherId} beside={opened.file} look={look} onLook={setLook} />
        </div>
      </Stage>
      <div className={viewer.tools} role="toolbar" aria-label="Both photos">
        <IconButton
          label="Farther"
          icon={<ZoomOut />}
          isDisabled={look.scale <= 1}
          onPress={() => setLook((now) => zoomed(now, 1 / zoomStep, picture, half))}
        />
        <IconButton
          label="Nearer"
          icon={<ZoomIn />}
          onPress={() => setLook((now) => zoomed(now, zoomStep, picture, half))}
        />
        <IconButton
          label="Turn"
          icon={<RotateCw />}
          onPress={() => setLook((now) => turned(now, picture, half))}
        />
        <Button onPress={() => setOtherId(null)}>Another photo</Button>
        <IconButton label="End comparing" icon={<X />} onPress={onClose} />
      </div>
    </>
  )
}

interface HalfProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  readonly label: string
  readonly look: Look
  readonly onLook: (change: (look: Look) => Look) => void
}

function Half({ opened, onRenew, label, look, onLook }: HalfProps) {
  return (
    <div className={styles.half}>
      <p className={styles.caption}>{asDateAndClock(new Date(opened.file.addedAt))}</p>
      <div className={styles.halfStage}>
        <PictureFrame
          opened={opened}
          onRenew={onRenew}
          label={label}
          look={look}
          onLook={onLook}
          takesFocus={false}
          over={(unit) =>
            opened.layers.map(({ personId, shapes }) => (
              <DrawnShapes key={personId} shapes={shapes} picture={sizeOf(opened)} unit={unit} />
            ))
          }
        />
      </div>
    </div>
  )
}

interface OtherHalfProps extends Pick<HalfProps, 'look' | 'onLook'> {
  readonly fileId: string
  readonly beside: StoredFile
}

function OtherHalf({ fileId, beside, look, onLook }: OtherHalfProps) {
  const { opened, look: renew } = useOpenedFile(fileId)
  if (opened.state === 'loading') return <Skeleton label="Loading the other photo" count={2} />
  if (opened.state === 'refused') {
    return <p className={styles.notBeside}>{`${opened.refusal.title} ${opened.refusal.next}`}</p>
  }
  if (!isComparable(opened.value.file, beside)) {
    return (
      <p className={styles.failed}>It shows another patient, so the two are not put beside each other.</p>
    )
  }
  const at = asDateAndClock(new Date(opened.value.file.addedAt))
  return <Half opened={opened.value} onRenew={renew} label={`Photo of ${at}`} look={look} onLook={onLook} />
}

interface ChooseProps {
  readonly opened: Opened
  readonly besideIds: readonly string[]
  readonly onChoose: (fileId: string) => void
}

/** The patient’s other photos, or those that stand at the same place. */
function Choose({ opened, besideIds, onChoose }: ChooseProps) {
  const { file } = opened
  const ofPatient = useAsk(
    api.files.listOfPatient,
    { patientId: file.patientId ?? '' },
    { isWanted: file.patientId !== null },
  )
  const others = ofPatient.answer?.ok
    ? ofPatient.answer.value.files.filter((other) => isComparable(other, file) && other.id !== file.id)
    : []
  // Whoever was only sent the photo may not see the patient's page: what stands beside it is theirs to see.
  const ids = ofPatient.answer?.ok ? others.map(({ id }) => id) : besideIds.filter((id) => id !== file.id)
  const isKnown = file.patientId === null || ofPatient.answer !== undefined
  return (
    <div className={viewer.choose}>
      <h3>Beside which photo?</h3>
      {!isKnown && <Skeleton label="Loading the photos" count={2} />}
      {isKnown && ids.length === 0 && (
        <p>
          {file.patientId === null
            ? 'There is no other photo here.'
            : 'There is no other photo of this patient.'}
        </p>
      )}
      <ul className={viewer.choices}>
        {ids.map((id, place) => {
          const other = others.find((one) => one.id === id)
          const words = other ? asDateAndClock(new Date(other.addedAt)) : `File ${place + 1}`
          return (
            <li key={id}>
              <Choice fileId={id} words={words} onChoose={() => onChoose(id)} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface ChoiceProps {
  readonly fileId: string
  readonly words: string
  readonly onChoose: () => void
}

function Choice({ fileId, words, onChoose }: ChoiceProps) {
  const { link, failed } = useThumbnail(fileId)
  return (
    <button type="button" className={viewer.choice} onClick={onChoose}>
      {link ? <img src={link} alt="" onError={failed} /> : <span className={viewer.choiceWait} />}
      <span>{words}</span>
    </button>
  )
}

function isComparable(other: StoredFile, file: StoredFile): boolean {
  return other.kind === 'image' && other.state === 'ready' && showsSame(other, file)
}
