import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { buttonClass } from '../button/Button.tsx'
import { IconButton } from '../icon-button/IconButton.tsx'
import type { MenuGroup } from './entries.ts'

const load = () => import('./OpenMenu.tsx')
const OpenMenu = lazy(async () => ({ default: (await load()).OpenMenu }))

interface MenuButtonProps {
  /** The button's name, and the menu's. */
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
  /** Shown above the choices. */
  readonly heading?: ReactNode
  /** An icon makes an IconButton; `face` and `className` a button that looks as they say. */
  readonly icon?: ReactNode
  readonly variant?: 'quiet' | 'header'
  readonly face?: ReactNode
  readonly className?: string | undefined
}

/**
 * A button that opens a menu. The menu's own code comes when the browser is idle, or at the first press: prefer this to
 * `Menu` on a screen that people open first.
 */
export function MenuButton(props: MenuButtonProps) {
  const [isWanted, setWanted] = useState(false)

  useEffect(() => {
    const wait = setTimeout(() => void load(), 1_500)
    return () => clearTimeout(wait)
  }, [])

  const button = (
    <MenuFace
      {...props}
      onPress={() => setWanted(true)}
      {...(isWanted ? {} : { 'aria-haspopup': 'menu' as const, 'aria-expanded': false })}
    />
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <OpenMenu {...props} button={(ref) => <MenuFace {...props} buttonRef={ref} />} />
    </Suspense>
  )
}

interface MenuFaceProps extends MenuButtonProps {
  readonly onPress?: () => void
  readonly buttonRef?: React.Ref<HTMLButtonElement>
  readonly 'aria-haspopup'?: 'menu'
  readonly 'aria-expanded'?: boolean
}

function MenuFace({ label, icon, variant, face, className, onPress, buttonRef, ...props }: MenuFaceProps) {
  const aria = {
    ...(onPress ? { onPress } : {}),
    ...(buttonRef ? { ref: buttonRef } : {}),
    ...(props['aria-haspopup'] ? { 'aria-haspopup': props['aria-haspopup'] } : {}),
    ...(props['aria-expanded'] === undefined ? {} : { 'aria-expanded': props['aria-expanded'] }),
  }
  if (icon) return <IconButton {...aria} label={label} icon={icon} {...(variant ? { variant } : {})} />
  return (
    <Button {...aria} className={className ?? buttonClass({ size: 'small' })}>
      {face}
    </Button>
  )
}
