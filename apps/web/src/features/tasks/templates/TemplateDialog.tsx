import { api, type TaskTemplate } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { placeWords } from '../../../app/session/places.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { usePlaces } from '../../../app/session/use-places.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Select } from '../../../ui/select/Select.tsx'
import { Switch } from '../../../ui/switch/Switch.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { targetOf } from '../request/request-fields.ts'
import { Whom } from '../whom/Whom.tsx'
import { taskTypes } from '../words/task-types.ts'
import { withinWords } from '../words/within-words.ts'
import { Days } from './Days.tsx'
import { emptyTemplate, fieldsOf, inputOf, mistakesIn } from './template-fields.ts'

interface TemplateDialogProps {
  /** `null` for a new one. */
  readonly template: TaskTemplate | null
  readonly onClose: () => void
}

/** A way of asking: what, how soon, of whom; and whether it is asked by itself. */
export default function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const save = useAct(api.tasks.saveTemplate)
  const remove = useAct(api.tasks.removeTemplate)
  const places = usePlaces()
  const [isTried, setTried] = useState(false)
  const { fields, set, clear } = useDraft(
    `template.${template?.id ?? 'new'}`,
    template ? fieldsOf(template) : emptyTemplate,
  )
  const mistakes = isTried ? mistakesIn(fields) : {}
  const placeOptions = [...places.places.values()]
    .filter(({ kind }) => kind === 'ward' || kind === 'department')
    .map(({ id }) => ({ value: id, label: placeWords(id, places) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB', { numeric: true }))

  async function keep() {
    setTried(true)
    if (Object.keys(mistakesIn(fields)).length > 0) return
    const kept = await save.run({ ...inputOf(fields), ...(template ? { templateId: template.id } : {}) })
    if (kept.ok) await end('Kept')
  }

  async function removeIt(templateId: string) {
    const removed = await remove.run({ templateId })
    if (removed.ok) await end('Removed; what was asked by it stays')
  }

  async function end(words: string) {
    clear()
    onClose()
    notify(words, { tone: 'good' })
    await outdate(api.tasks.listTemplates)
  }

  return (
    <Dialog
      title={template ? 'Change a way of asking' : 'Keep a way of asking'}
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button variant="primary" isBusy={save.isBusy} onPress={() => void keep()}>
            Keep it
          </Button>
          {template && (
            <Button isBusy={remove.isBusy} onPress={() => void removeIt(template.id)}>
              Remove it
            </Button>
          )}
          <Button variant="quiet" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <FailureNotice failure={save.failure ?? remove.failure} />
      <TextField
        label="Name"
        value={fields.name}
        onChange={(name) => set('name', name)}
        mistake={mistakes.name}
        maxLength={60}
      />
      <Select
        label="What is wanted"
        value={fields.type}
        onChange={(type) => set('type', type)}
        options={Object.entries(taskTypes).map(([value, { name }]) => ({ value, label: name }))}
      />
      <TextField
        label="What and why"
        isOptional
        value={fields.reason}
        onChange={(reason) => set('reason', reason)}
        maxLength={200}
      />
      <Select
        label="How soon"
        value={fields.within}
        onChange={(within) => set('within', within)}
        options={Object.entries(withinWords).map(([value, { label }]) => ({ value, label }))}
      />
      <Whom
        label="Who is asked, when it is always the same?"
        value={targetOf(fields)}
        onChoose={(target) => set('to', target ? `${target.kind}:${target.id}` : '')}
        mistake={mistakes.to}
      />
      <Select
        label="Where, if it is about no patient"
        isOptional
        value={fields.placeId}
        onChange={(placeId) => set('placeId', placeId)}
        options={[{ value: '', label: 'Nowhere in particular' }, ...placeOptions]}
        placeholder="Nowhere in particular"
      />
      <TextField
        label="Checklist"
        isOptional
        help="One item a line."
        isMultiline
        value={fields.checklist}
        onChange={(checklist) => set('checklist', checklist)}
        maxLength={2400}
      />
      <TextField
        label="What it takes"
        isOptional
        help="Such as: can cannulate"
        value={fields.skill}
        onChange={(skill) => set('skill', skill)}
        maxLength={60}
      />
      <Switch
        label="Can be done from anywhere"
        isSelected={fields.remote === 'yes'}
        onChange={(isRemote) => set('remote', isRemote ? 'yes' : '')}
      />
      <Days fields={fields} set={set} mistake={mistakes.at} />
    </Dialog>
  )
}
