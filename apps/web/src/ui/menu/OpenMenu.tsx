import { Fragment, type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import type { MenuGroup } from './entries.ts'
import { Menu, MenuItem, MenuSection, MenuSeparator, MenuTrigger } from './Menu.tsx'

interface OpenMenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
  readonly heading?: ReactNode
  readonly button: (ref: Ref<HTMLButtonElement>) => ReactNode
}

/** The menu behind a MenuButton, open at once because it was the press that brought it here. */
export function OpenMenu({ label, groups, placement = 'bottom end', heading, button }: OpenMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const ref = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    // The button was drawn anew: focus goes back to it first, so that closing the menu returns there.
    ref.current?.focus()
    setOpen(true)
  }, [])

  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      {button(ref)}
      <Menu label={label} placement={placement} heading={heading}>
        {groups
          .filter((group) => group.actions.length > 0)
          .map((group, place) => (
            <Fragment key={group.id}>
              {place > 0 && <MenuSeparator />}
              {group.title ? <MenuSection title={group.title}>{itemsOf(group)}</MenuSection> : itemsOf(group)}
            </Fragment>
          ))}
      </Menu>
    </MenuTrigger>
  )
}

function itemsOf(group: MenuGroup): ReactNode {
  return group.actions.map((action) => <MenuItem key={action.id} {...action} />)
}
