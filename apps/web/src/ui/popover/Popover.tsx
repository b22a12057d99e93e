import type { ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import styles from './popover.module.css'

export { DialogTrigger as PopoverTrigger }

interface PopoverProps {
  /** Its name for a screen reader. */
  readonly label: string
  readonly placement?: 'top' | 'bottom' | 'bottom start' | 'bottom end' | 'top start' | 'top end'
  readonly children: ReactNode | ((controls: { close: () => void }) => ReactNode)
}

/** A small surface beside what opened it: put a button and this inside `PopoverTrigger`. */
export function Popover({ label, placement = 'bottom', children }: PopoverProps) {
  return (
    <AriaPopover className={styles.surface ?? ''} placement={placement} offset={6} containerPadding={8}>
      <Dialog aria-label={label} className={styles.content ?? ''}>
        {children}
      </Dialog>
    </AriaPopover>
  )
}
