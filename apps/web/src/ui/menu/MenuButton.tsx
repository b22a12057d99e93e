import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { buttonClass } from '../button/Button.tsx'
import { pressable } from '../button/press.ts'
import { IconButton } from '../icon-button/IconButton.tsx'
import type { MenuGroup } from './entries.ts'

const load = () => import('./OpenMenu.tsx')
const OpenMenu = lazy(async () => ({ default: (await load()).OpenMenu }))

/** When the menu's code is fetched although nobody has pressed yet, in ms. */
const idleAfter = 1_500

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

/** A button that opens a menu. The menu's own code comes when the page has settled, or at the first press. */
export function MenuButton({
  label,
  groups,
  placement,
  heading,
  icon,
  variant,
  face,
  className,
}: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const wait = setTimeout(() => void load(), idleAfter)
    return () => clearTimeout(wait)
  }, [])

  const opens = {
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    onPress: () => setOpen(true),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      setOpen(true)
    },
  } as const
  return (
    <>
      {icon ? (
        <IconButton {...opens} label={label} icon={icon} {...(variant ? { variant } : {})} />
      ) : (
        <button {...pressable(opens)} className={className ?? buttonClass({ size: 'small' })}>
          {face}
        </button>
      )}
      {isOpen && (
        <Suspense>
          <OpenMenu
            label={label}
            groups={groups}
            heading={heading}
            triggerRef={button}
            onOpenChange={setOpen}
            {...(placement ? { placement } : {})}
          />
        </Suspense>
      )}
    </>
  )
}
