import { DoorOpen } from 'lucide-react'
import { Banner } from '../../../../ui/banner/Banner.tsx'
import { Button } from '../../../../ui/button/Button.tsx'
import type { HostMoves } from './host-moves.ts'
import styles from './people.module.css'
import type { WaitingRow } from './people-snapshot.ts'

interface WaitingBannerProps {
  readonly waiting: readonly WaitingRow[]
  readonly moves: HostMoves
  readonly onAll: () => void
}

/** Who knocks, above the pictures; of several the first, and the way to the others. */
export function WaitingBanner({ waiting, moves, onAll }: WaitingBannerProps) {
  const [first] = waiting
  if (!first) return null
  return (
    <Banner
      tone="info"
      icon={<DoorOpen />}
      action={
        <span className={styles.acts}>
          <Button
            size="small"
            variant="primary"
            aria-label={`Let ${first.name} in`}
            onPress={() => moves.admit(first.id)}
          >
            Let in
          </Button>
          {waiting.length > 1 ? (
            <Button size="small" onPress={onAll}>
              All {waiting.length}
            </Button>
          ) : (
            <Button
              size="small"
              aria-label={`Turn ${first.name} away`}
              onPress={() => moves.turnAway(first.id)}
            >
              Turn away
            </Button>
          )}
        </span>
      }
    >
      <strong>
        <bdi>{first.name}</bdi>
      </strong>{' '}
      waits to be let in. {first.who}.
    </Banner>
  )
}
