import type { Place, Site } from '@baton/contract'
import { BedDouble, Building2, DoorOpen, Ellipsis, LayoutGrid } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import styles from '../admin.module.css'
import type { PlaceTask } from './PlaceDialog.tsx'
import type { PlaceLine } from './place-options.ts'

const icons: Readonly<Record<Place['kind'], typeof BedDouble>> = {
  ward: LayoutGrid,
  department: Building2,
  bay: DoorOpen,
  room: DoorOpen,
  bed: BedDouble,
}

interface PlaceTreeProps {
  readonly site: Site
  readonly lines: readonly PlaceLine[]
  readonly onTask: (task: PlaceTask) => void
}

/** The places of a site: wards and departments, each of which opens to show what is inside. */
export function PlaceTree({ site, lines, onTask }: PlaceTreeProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  const byId = new Map(lines.map(({ place }) => [place.id, place]))
  const isShown = (place: Place): boolean => {
    if (place.parentId === null) return true
    const parent = byId.get(place.parentId)
    return open.has(place.parentId) && (parent ? isShown(parent) : true)
  }
  return (
    <ul>
      {lines
        .filter(({ place }) => isShown(place))
        .map(({ place, depth }) => {
          const Icon = icons[place.kind]
          const inside = lines.filter((line) => line.place.parentId === place.id).length
          return (
            <li
              key={place.id}
              className={cx(styles.place, depth > 0 && styles[`indent${Math.min(depth, 2)}`])}
            >
              <Icon aria-hidden="true" />
              <span className={styles.placeName}>{place.name}</span>
              {inside > 0 && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-expanded={open.has(place.id)}
                  aria-label={`${open.has(place.id) ? 'Hide' : 'Show'} the ${inside} places in ${place.name}`}
                  onPress={() => toggle(place.id)}
                >
                  {open.has(place.id) ? 'Hide' : `${inside} inside`}
                </Button>
              )}
              <MenuButton
                label={`More for ${place.name}`}
                icon={<Ellipsis />}
                groups={[
                  {
                    id: 'place',
                    actions: [
                      ...(place.kind === 'bed'
                        ? []
                        : [
                            {
                              id: 'add',
                              label: 'Add a place inside',
                              onAction: () => onTask({ kind: 'add-place', site, parent: place }),
                            },
                          ]),
                      {
                        id: 'rename',
                        label: 'Rename',
                        onAction: () => onTask({ kind: 'rename-place', place }),
                      },
                    ],
                  },
                ]}
              />
            </li>
          )
        })}
    </ul>
  )
}
