import { UsersRound } from 'lucide-react'
import { Tag } from '../../../ui/tag/Tag.tsx'

/** Another patient here has the same family name. */
export function SameName() {
  return (
    <Tag tone="warn" icon={<UsersRound aria-hidden="true" />}>
      Same name
    </Tag>
  )
}
