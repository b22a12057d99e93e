import { api, type Refusal } from '@baton/contract'
import { Send } from 'lucide-react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import type { RequestFrom } from '../../../app/task-request.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { Sheet } from '../../../ui/sheet/Sheet.tsx'
import { Switch } from '../../../ui/switch/Switch.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { AttachedFiles } from '../../files/attach/AttachedFiles.tsx'
import { AddHere } from '../../files/place/AddHere.tsx'
import { effectWords } from '../../urgent/compose/effect-words.ts'
import { Chips } from '../act/Chips.tsx'
import { QuickWords } from '../act/QuickWords.tsx'
import { Whom } from '../whom/Whom.tsx'
import { taskTypes } from '../words/task-types.ts'
import { withinWords } from '../words/within-words.ts'
import { About } from './About.tsx'
import styles from './request.module.css'
import { afterTemplate, afterType, ladderIn, type Mistakes, withinOf } from './request-fields.ts'
import { SbarPart } from './SbarPart.tsx'
import { TypeTiles } from './TypeTiles.tsx'
import { useAsking } from './use-asking.ts'

interface RequestSheetProps {
  readonly from: RequestFrom
  readonly onClose: () => void
}

const withins = ['30-min', '1-h', '2-h', '4-h', '8-h', 'next-round'] as const

/** Asks for something: what, about whom, of whom, how soon. Everything but the words of an SBAR can be pressed. */
export function RequestSheet({ from, onClose }: RequestSheetProps) {
  const me = useMe().person
  const mine = useMyDuty()
  const { answer } = useAsk(api.escalation.listLadders, {})
  const asking = useAsking(from, onClose)
  const { fields, set, fill, type, target, goes, naming, mistakes, refusal, isBusy, send, files } = asking
  const ladder = ladderIn(fields)
  const isUnwell = type === 'unwell-review'

  return (
    <Sheet
      title="Ask for something"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        type !== null && (
          <>
            <Said refusal={refusal} mistakes={mistakes} />
            <Button variant="primary" icon={<Send />} isBusy={isBusy} onPress={() => void send()}>
              Ask
            </Button>
            <Button variant="quiet" onPress={onClose}>
              Close
            </Button>
          </>
        )
      }
    >
      {from.message && (
        <blockquote className={styles.quote}>
          <bdi>{from.message.words}</bdi>
        </blockquote>
      )}
      <TypeTiles
        type={type}
        onType={(next) => {
          if (next === null) set('type', '')
          else fill({ ...afterType(fields, next), reason: from.message ? fields.reason : '' })
        }}
        onTemplate={(template) => fill(afterTemplate(fields, template))}
      />
      {type !== null && (
        <>
          <About
            patientId={fields.patientId}
            placeId={fields.placeId}
            mistake={mistakes.about}
            onPatient={(patientId) => set('patientId', patientId)}
            onPlace={(placeId) => set('placeId', placeId)}
          />
          {isUnwell ? (
            <>
              <QuickWords
                label="Often said"
                options={taskTypes[type].usual}
                value={fields.situation}
                onChoose={(words) => set('situation', words)}
              />
              <SbarPart fields={fields} set={set} mistakes={mistakes} />
            </>
          ) : (
            <section className={styles.part} aria-label="What exactly">
              <QuickWords
                label="Often said"
                options={taskTypes[type].usual}
                value={fields.reason}
                onChoose={(words) => set('reason', words)}
              />
              <TextField
                label="What and why"
                isOptional
                value={fields.reason}
                onChange={(reason) => set('reason', reason)}
                maxLength={200}
              />
            </section>
          )}
          <section className={styles.part} aria-label="Files">
            <AddHere
              patientId={fields.patientId || null}
              onFiles={(chosen) => {
                files.begin()
                files.addFiles(chosen)
              }}
              onPhotos={(photos) => {
                files.begin()
                files.addPhotos(photos)
              }}
            />
            {files.uploads.length > 0 && <AttachedFiles snapshot={files.snapshot} onEmpty={() => {}} />}
          </section>
          <Whom
            label="Who is asked?"
            value={target}
            onChoose={(target) => set('to', target ? `${target.kind}:${target.id}` : '')}
            mistake={mistakes.to}
          />
          <section className={styles.part} aria-labelledby="how-soon">
            <h3 id="how-soon" className={styles.partTitle}>
              How soon?
            </h3>
            <Chips
              label="How soon"
              value={withinOf(fields)}
              options={withins.map((within) => ({ value: within, label: withinWords[within].short }))}
              onChoose={(within) => set('within', within)}
            />
            {ladder && goes && !goes.problem && (
              <p className={styles.effect}>
                {effectWords(ladder, goes.first, answer?.ok ? answer.value.ladders : [], naming)}
              </p>
            )}
          </section>
          <Switch
            label="Can be done from anywhere"
            help="Colleagues who work from home may take it."
            isSelected={fields.remote === 'yes'}
            onChange={(isRemote) => set('remote', isRemote ? 'yes' : '')}
          />
          {mine && mine.holding.length > 0 && (
            <Select
              label="Ask as"
              value={fields.asRoleId}
              onChange={(asRoleId) => set('asRoleId', asRoleId)}
              placeholder={me.name}
              options={[
                { value: '', label: me.name },
                ...mine.holding.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </>
      )}
    </Sheet>
  )
}

/** Why it was not asked: beside the button that was pressed, wherever the form is scrolled to. */
function Said({ refusal, mistakes }: { readonly refusal: Refusal | undefined; readonly mistakes: Mistakes }) {
  const missing = Object.values(mistakes).join(' ')
  if (!refusal && missing === '') return null
  return (
    <p className={styles.refusal} role="alert">
      {missing !== '' ? (
        missing
      ) : (
        <>
          <strong>{refusal?.title}</strong> {refusal?.next}{' '}
          {refusal?.details?.map(({ problem }) => problem).join(' ')}
        </>
      )}
    </p>
  )
}
