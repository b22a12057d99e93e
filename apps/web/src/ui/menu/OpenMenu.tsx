import { Fragment, type ReactNode, type RefObject } from 'react'
import type { MenuGroup } from './entries.ts'
import { Menu, MenuItem, MenuSection, MenuSeparator } from './Menu.tsx'

interface OpenMenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
  readonly heading?: ReactNode
  readonly triggerRef: RefObject<Element | null>
  readonly onOpenChange: (isOpen: boolean) => void
}

/** The menu behind a MenuButton. */
export function OpenMenu({ groups, ...props }: OpenMenuProps) {
  return (
    <Menu {...props} isOpen>
      {groups
        .filter((group) => group.actions.length > 0)
        .map((group, place) => (
          <Fragment key={group.id}>
            {place > 0 && <MenuSeparator />}
            {group.title ? <MenuSection title={group.title}>{itemsOf(group)}</MenuSection> : itemsOf(group)}
          </Fragment>
        ))}
    </Menu>
  )
}

function itemsOf(group: MenuGroup): ReactNode {
  return group.actions.map((action) => <MenuItem key={action.id} {...action} />)
}
