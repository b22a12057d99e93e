import { api } from '@baton/contract'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { useUrgentNaming } from '../use-urgent.ts'
import { counted } from '../words/count-words.ts'
import { type DraftRung, draftOf, type LadderRow, moved, saveInput, waits } from './ladder-draft.ts'
import styles from './ladders.module.css'

const mostRungs = 10

/** The rungs of one ladder, in the order in which they are called. */
export function LadderDialog({ row, onClose }: { readonly row: LadderRow; readonly onClose: () => void }) {
  const { roles, teams } = useUrgentNaming()
  const [rungs, setRungs] = useState<readonly DraftRung[]>(
    row.rungs.length > 0 ? draftOf(row.rungs) : [{ target: '', minutes: '10' }],
  )
  const { run, isBusy, failure } = useAct(api.escalation.saveLadder)
  const input = saveInput(row, rungs)
  const targets = [
    ...[...roles.values()]
      .filter(({ state, id }) => state === 'active' && id !== row.roleId)
      .map(({ id, name }) => ({ value: `role:${id}`, label: name })),
    ...teams.map(({ id, name }) => ({ value: `team:${id}`, label: `${name} (team)` })),
  ]
  const change = (at: number, next: Partial<DraftRung>) =>
    setRungs(rungs.map((rung, place) => (place === at ? { ...rung, ...next } : rung)))

  async function save() {
    if (!input) return
    const answer = await run(input)
    if (!answer.ok) return
    onClose()
    await outdate(api.escalation.listLadders)
  }

  return (
    <Dialog
      title={row.title}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} isDisabled={!input} onPress={() => void save()}>
            Save
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {failure && <FailureNotice failure={failure} />}
      <ol className={styles.editing}>
        {rungs.map((rung, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place
          <li key={place} className={styles.edit}>
            <Select
              label={`Rung ${place + 1}`}
              value={rung.target}
              options={targets}
              onChange={(target) => change(place, { target })}
            />
            <Select
              label="Waits"
              value={rung.minutes}
              options={waitOptions(rung.minutes)}
              onChange={(minutes) => change(place, { minutes })}
            />
            <span className={styles.tools}>
              <IconButton
                label={`Call rung ${place + 1} earlier`}
                icon={<ArrowUp />}
                isDisabled={place === 0}
                onPress={() => setRungs(moved(rungs, place, -1))}
              />
              <IconButton
                label={`Call rung ${place + 1} later`}
                icon={<ArrowDown />}
                isDisabled={place === rungs.length - 1}
                onPress={() => setRungs(moved(rungs, place, 1))}
              />
              <IconButton
                label={`Remove rung ${place + 1}`}
                icon={<Trash2 />}
                isDisabled={rungs.length === 1}
                onPress={() => setRungs(rungs.filter((_, other) => other !== place))}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button
        icon={<Plus />}
        isDisabled={rungs.length >= mostRungs}
        onPress={() => setRungs([...rungs, { target: '', minutes: '10' }])}
      >
        Add a rung
      </Button>
      <p className={styles.none}>An emergency waits 2 minutes at most on any rung.</p>
    </Dialog>
  )
}

function waitOptions(chosen: string) {
  const known = waits.some((wait) => wait === chosen) ? waits : [chosen, ...waits]
  return known.map((minutes) => ({ value: minutes, label: counted(Number(minutes), 'minute') }))
}
