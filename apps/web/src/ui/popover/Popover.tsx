import type { ReactNode, RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import styles from './popover.module.css'

/** A surface stands beside the element that opened it, and gives focus back to it. */
export interface OpenedBeside {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly triggerRef: RefObject<Element | null>
}

interface PopoverProps extends OpenedBeside {
  /** Its name for a screen reader. */
  readonly label: string
  readonly placement?: 'top' | 'bottom' | 'bottom start' | 'bottom end' | 'top start' | 'top end'
  readonly children: ReactNode | ((controls: { close: () => void }) => ReactNode)
}

/** A small surface beside what opened it. */
export function Popover({ label, placement = 'bottom', children, ...beside }: PopoverProps) {
  return (
    <AriaPopover
      {...beside}
      className={styles.surface ?? ''}
      placement={placement}
      offset={6}
      containerPadding={8}
    >
      <Dialog aria-label={label} className={styles.content ?? ''}>
        {children}
      </Dialog>
    </AriaPopover>
  )
}
