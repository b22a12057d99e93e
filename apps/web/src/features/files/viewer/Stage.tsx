import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import styles from './viewer.module.css'

export interface Stepping {
  /** “2 of 5” */
  readonly words: string
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}

interface StageProps {
  readonly stepping: Stepping | undefined
  readonly children: ReactNode
}

/** Where the file is shown, with the ways to those beside it at its edges. */
export function Stage({ stepping, children }: StageProps) {
  return (
    <div className={styles.stage}>
      {children}
      {stepping?.onPrevious && (
        <span className={styles.previous}>
          <IconButton label="Previous file" icon={<ChevronLeft />} onPress={stepping.onPrevious} />
        </span>
      )}
      {stepping?.onNext && (
        <span className={styles.next}>
          <IconButton label="Next file" icon={<ChevronRight />} onPress={stepping.onNext} />
        </span>
      )}
    </div>
  )
}
