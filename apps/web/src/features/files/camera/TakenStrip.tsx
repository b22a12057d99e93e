import { X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { rendered, type Still } from './still.ts'
import styles from './taken.module.css'

interface TakenStripProps {
  readonly photos: readonly Still[]
  readonly onOpen: (still: Still) => void
  readonly onChange: (photos: readonly Still[]) => void
}

/** The photos so far, to look at again or take away. */
export function TakenStrip({ photos, onOpen, onChange }: TakenStripProps) {
  if (photos.length === 0) return null
  return (
    <ol className={styles.strip} aria-label="Photos so far">
      {photos.map((still, place) => (
        <li key={still.id} className={styles.taken}>
          <button
            type="button"
            className={styles.takenPhoto}
            aria-label={`Photo ${place + 1}`}
            onClick={() => onOpen(still)}
          >
            <Small still={still} />
          </button>
          <span className={styles.takeAway}>
            <IconButton
              label={`Take photo ${place + 1} away`}
              icon={<X />}
              onPress={() => onChange(photos.filter(({ id }) => id !== still.id))}
            />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Side of a small picture, in pixels of the screen's own. */
const side = 144

function Small({ still }: { readonly still: Still }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { original, crop, blurs } = still
  const kept = useMemo(() => rendered({ original, crop, blurs }), [original, crop, blurs])
  useEffect(() => {
    const per = Math.max(side / kept.width, side / kept.height)
    const [width, height] = [kept.width * per, kept.height * per]
    canvas.current?.getContext('2d')?.drawImage(kept, (side - width) / 2, (side - height) / 2, width, height)
  }, [kept])
  return <canvas ref={canvas} width={side} height={side} />
}
