import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
} from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { Text } from 'react-aria-components/Text'
import { cx } from '../cx.ts'
import type { OpenedBeside } from '../popover/Popover.tsx'
import surface from '../popover/popover.module.css'
import styles from './menu.module.css'

interface MenuProps extends OpenedBeside {
  /** Its name for a screen reader. */
  readonly label: string
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right bottom'
  /** Shown above the choices; not a choice. */
  readonly heading?: ReactNode
  readonly children: ReactNode
}

/** Choices of what to do, beside what opened it. With a button of its own it is a MenuButton. */
export function Menu({ label, placement = 'bottom end', heading, children, ...beside }: MenuProps) {
  return (
    <Popover
      {...beside}
      aria-label={label}
      className={surface.surface ?? ''}
      placement={placement}
      offset={6}
      containerPadding={8}
    >
      {heading && <div className={styles.heading}>{heading}</div>}
      <AriaMenu
        aria-label={label}
        className={styles.menu ?? ''}
        autoFocus="first"
        onClose={() => beside.onOpenChange(false)}
      >
        {children}
      </AriaMenu>
    </Popover>
  )
}

interface MenuItemProps {
  readonly id?: string
  readonly label: string
  readonly icon?: ReactNode
  readonly help?: string
  readonly isDanger?: boolean
  readonly isOn?: boolean
  readonly onAction?: () => void
}

/** One thing to do. What is impossible now is left out, not greyed. */
export function MenuItem({ label, icon, help, isDanger = false, isOn = false, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem {...props} textValue={label} className={cx(styles.item, isDanger && styles.danger)}>
      {icon}
      <span className={styles.words}>
        <Text slot="label">{label}</Text>
        {help && (
          <Text slot="description" className={styles.help ?? ''}>
            {help}
          </Text>
        )}
      </span>
      {isOn && <Check aria-label="chosen" className={styles.tick} />}
    </AriaMenuItem>
  )
}

/** Choices under a heading. */
export function MenuSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <AriaMenuSection>
      <Header className={styles.section ?? ''}>{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

/** A line between choices. */
export function MenuSeparator() {
  return <Separator className={styles.separator ?? ''} />
}
