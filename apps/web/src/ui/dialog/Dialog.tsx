import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { cx } from '../cx.ts'
import { IconButton } from '../icon-button/IconButton.tsx'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** `alert` for a decision that must be taken: no closing by a press outside, no cross. */
  readonly kind?: 'dialog' | 'alert'
  readonly size?: 'small' | 'medium' | 'large'
  /** The buttons, the first action first. */
  readonly footer?: ReactNode | ((controls: { close: () => void }) => ReactNode)
  readonly children: ReactNode | ((controls: { close: () => void }) => ReactNode)
}

/** A question or a small task above everything else; focus stays inside and returns where it was. */
export function Dialog({ kind = 'dialog', size = 'medium', ...props }: DialogProps) {
  return <Overlay {...props} kind={kind} look={cx(styles.dialog, styles[size])} />
}

/** What Dialog and Sheet share: scrim, focus, heading, scrolling middle, footer. */
export function Overlay({
  title,
  isOpen,
  onOpenChange,
  kind = 'dialog',
  footer,
  children,
  look,
  handle,
}: DialogProps & { readonly look: string; readonly handle?: ReactNode }) {
  const isAlert = kind === 'alert'
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!isAlert}
      className={styles.scrim ?? ''}
    >
      <Modal className={look}>
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className={styles.body ?? ''}>
          {({ close }) => (
            <>
              {handle}
              <header className={styles.header}>
                <Heading slot="title" className={styles.title ?? ''}>
                  {title}
                </Heading>
                {!isAlert && <IconButton label="Close" icon={<X />} onPress={close} />}
              </header>
              <div className={styles.content}>
                {typeof children === 'function' ? children({ close }) : children}
              </div>
              {footer && (
                <footer className={styles.footer}>
                  {typeof footer === 'function' ? footer({ close }) : footer}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
