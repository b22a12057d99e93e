import { DoorOpen, Footprints, MapPinCheck, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { useCrashActing } from '../use-acting.ts'
import styles from './board.module.css'
import type { BoardSnapshot } from './board-snapshot.ts'
import { StandDownDialog } from './StandDownDialog.tsx'

/** What the viewer may do with a call now. */
export function CallActs({ board }: { readonly board: Pick<BoardSnapshot, 'id' | 'can' | 'isTest'> }) {
  const acting = useCrashActing(board.id)
  const [isEnding, setEnding] = useState(false)
  const { can, isTest } = board
  return (
    <>
      {acting.refusal && (
        <p className={styles.refusal} role="alert">
          <strong>{acting.refusal.title}</strong> {acting.refusal.next}
        </p>
      )}
      <div className={styles.acts}>
        {can.come && (
          <Button
            variant="primary"
            icon={<Footprints />}
            isBusy={acting.busy === 'come'}
            onPress={() => void acting.come()}
          >
            {isTest ? 'I am here' : 'I am coming'}
          </Button>
        )}
        {can.arrive && (
          <Button
            variant={can.come ? 'secondary' : 'primary'}
            icon={<MapPinCheck />}
            isBusy={acting.busy === 'arrive'}
            onPress={() => void acting.arrive()}
          >
            I have arrived
          </Button>
        )}
        {can.refuse && (
          <Button icon={<X />} isBusy={acting.busy === 'refuse'} onPress={() => void acting.refuse()}>
            I cannot come
          </Button>
        )}
        {can.standDown && (
          <Button icon={<DoorOpen />} onPress={() => setEnding(true)}>
            {isTest ? 'End the test' : 'Stand down'}
          </Button>
        )}
      </div>
      <StandDownDialog
        isOpen={isEnding}
        isTest={isTest}
        isBusy={acting.busy === 'standDown'}
        onClose={() => setEnding(false)}
        onStandDown={async (outcome) => {
          if (await acting.standDown(outcome)) setEnding(false)
        }}
      />
    </>
  )
}
