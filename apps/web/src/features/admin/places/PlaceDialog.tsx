import { api, type Place, type Site } from '@baton/contract'
import { useId, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'
import { placeKindOf, placeKindOptions, siteKindOf, siteKindOptions } from './place-kinds.ts'

export type PlaceTask =
  | { readonly kind: 'add-site' }
  | { readonly kind: 'rename-site'; readonly site: Site }
  | { readonly kind: 'add-place'; readonly site: Site; readonly parent?: Place }
  | { readonly kind: 'rename-place'; readonly place: Place }

interface PlaceDialogProps {
  readonly task: PlaceTask
  readonly onClose: () => void
}

/** Name a site or a place, new or old. */
export function PlaceDialog({ task, onClose }: PlaceDialogProps) {
  const [name, setName] = useState(nameBefore(task))
  const [kind, setKind] = useState(kindBefore(task))
  const addSite = useAct(api.identity.addSite)
  const renameSite = useAct(api.identity.renameSite)
  const addPlace = useAct(api.identity.addPlace)
  const renamePlace = useAct(api.identity.renamePlace)
  const form = useId()
  const acts = [addSite, renameSite, addPlace, renamePlace]
  const failure = acts.find((act) => act.failure)?.failure

  async function carryOut() {
    const answer = await run()
    if (!answer.ok) return
    notify('Saved', { tone: 'good' })
    await outdate(api.identity.listPlaces)
    onClose()
  }

  function run() {
    switch (task.kind) {
      case 'add-site':
        return addSite.run({ name, kind: siteKindOf(kind) })
      case 'rename-site':
        return renameSite.run({ siteId: task.site.id, name })
      case 'add-place':
        return addPlace.run({
          siteId: task.site.id,
          parentId: task.parent?.id ?? null,
          kind: placeKindOf(kind),
          name,
        })
      case 'rename-place':
        return renamePlace.run({ placeId: task.place.id, name })
    }
  }

  return (
    <Dialog
      title={titleOf(task)}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button type="submit" form={form} variant="primary" isBusy={acts.some((act) => act.isBusy)}>
            Save
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void carryOut()
        }}
      >
        {!isAllAt(failure, ['name']) && <FailureNotice failure={failure} />}
        <TextField
          label="Name"
          isRequired
          autoFocus
          autoComplete="off"
          mistake={mistakeAt(failure, 'name')}
          value={name}
          onChange={setName}
        />
        {task.kind === 'add-site' && (
          <Select label="Kind" value={kind} options={siteKindOptions} onChange={setKind} />
        )}
        {task.kind === 'add-place' && (
          <Select label="Kind" value={kind} options={placeKindOptions} onChange={setKind} />
        )}
      </form>
    </Dialog>
  )
}

function titleOf(task: PlaceTask): string {
  switch (task.kind) {
    case 'add-site':
      return 'Add a site'
    case 'rename-site':
      return `Rename ${task.site.name}`
    case 'add-place':
      return `Add a place in ${task.parent?.name ?? task.site.name}`
    case 'rename-place':
      return `Rename ${task.place.name}`
  }
}

function nameBefore(task: PlaceTask): string {
  if (task.kind === 'rename-site') return task.site.name
  return task.kind === 'rename-place' ? task.place.name : ''
}

function kindBefore(task: PlaceTask): string {
  if (task.kind === 'add-site') return 'hospital'
  if (task.kind !== 'add-place') return ''
  if (!task.parent) return 'ward'
  return task.parent.kind === 'ward' ? 'bay' : 'bed'
}
