import { api, type Patient, type Refusal } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { newCommandId } from '../../../app/session/new-command-id.ts'
import { placeWords } from '../../../app/session/places.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { usePlaces } from '../../../app/session/use-places.ts'
import type { RequestFrom } from '../../../app/task-request.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useDuties, useMyDuty } from '../../../platform/use-duty.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Select } from '../../../ui/select/Select.tsx'
import { Sheet } from '../../../ui/sheet/Sheet.tsx'
import { Switch } from '../../../ui/switch/Switch.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { lineSnapshot } from '../../patients/banner/banner-snapshot.ts'
import { useWardName } from '../../patients/use-wards.ts'
import { addressed } from '../../urgent/compose/compose-target.ts'
import { effectWords } from '../../urgent/compose/effect-words.ts'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import { Chips } from '../act/Chips.tsx'
import { QuickWords } from '../act/QuickWords.tsx'
import { saidOf } from '../act/said-of.ts'
import { Whom } from '../whom/Whom.tsx'
import { taskTypes } from '../words/task-types.ts'
import { withinWords } from '../words/within-words.ts'
import { About } from './About.tsx'
import styles from './request.module.css'
import {
  afterTemplate,
  afterType,
  backgroundOf,
  emptyFields,
  inputOf,
  ladderIn,
  type Mistakes,
  mistakesIn,
  type RequestFields,
  targetOf,
  typeOf,
  withinOf,
} from './request-fields.ts'
import { SbarPart } from './SbarPart.tsx'
import { TypeTiles } from './TypeTiles.tsx'

interface RequestSheetProps {
  readonly from: RequestFrom
  readonly onClose: () => void
}

const withins = ['30-min', '1-h', '2-h', '4-h', '8-h', 'next-round'] as const

/** Asks for something: what, about whom, of whom, how soon. Everything but the words of an SBAR can be pressed. */
export function RequestSheet({ from, onClose }: RequestSheetProps) {
  const client = useClient()
  const naming = useUrgentNaming()
  const me = useMe().person
  const mine = useMyDuty()
  const dutyOf = useDuties()
  const now = useServerNow(30_000)
  const places = usePlaces()
  const wardName = useWardName()
  const navigate = useNavigate()
  const { answer } = useAsk(api.escalation.listLadders, {})
  const [isTried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)
  const attempt = useRef<{ readonly body: string; readonly id: string }>(undefined)

  const draft = useDraft(`task.${nameOf(from)}`, {
    ...emptyFields,
    to: from.requestedFor ? `${from.requestedFor.kind}:${from.requestedFor.id}` : '',
    patientId: from.patientId ?? '',
    reason: from.message?.words.slice(0, 200) ?? '',
  })
  const { fields } = draft
  const type = typeOf(fields)
  const patient = useChosenPatient(fields.patientId)
  const chosen = targetOf(fields)
  const goes = chosen ? addressed(chosen, { naming, dutyOf, now }) : null
  const mistakes: Mistakes = isTried ? mistakesIn(fields) : {}
  const ladder = ladderIn(fields)
  const isUnwell = type === 'unwell-review'

  /** Sets several fields at once. */
  const fill = (next: RequestFields) => {
    for (const key of keysOf(next)) if (next[key] !== fields[key]) draft.set(key, next[key])
  }

  // What is known of the patient is the beginning of the background, until somebody writes there.
  const background = patient && isUnwell && fields.background === '' ? backgroundOf(patient) : ''
  const suggested = useRef<string>(undefined)
  useEffect(() => {
    if (background === '' || suggested.current === patient?.id) return
    suggested.current = patient?.id
    draft.set('background', background)
  })

  async function send() {
    setTried(true)
    if (type === null || !goes || goes.problem || Object.keys(mistakesIn(fields)).length > 0) return
    if (goes.to.kind === 'conversation' || (fields.patientId !== '' && !patient)) return
    const line = patient && lineSnapshot(patient, { today: now, wardName })
    const about = {
      patient,
      patientWords: line
        ? `${line.name}, born ${line.born}${line.nhsNumber ? `, NHS ${line.nhsNumber}` : ''}`
        : '',
      placeWords: line ? line.place : placeWords(fields.placeId || null, places),
    }
    const message = from.message
      ? { conversationId: from.message.conversationId, messageId: from.message.messageId }
      : null
    setBusy(true)
    // The same form asked again after the line fell is asked once.
    const input = inputOf(fields, type, goes.to, about, message)
    const body = JSON.stringify(input)
    if (attempt.current?.body !== body) attempt.current = { body, id: newCommandId() }
    const asked = await client.call(api.tasks.request, input, attempt.current.id)
    setBusy(false)
    if (!asked.ok) {
      setRefusal(saidOf(asked.refusal, () => undefined))
      return
    }
    draft.clear()
    onClose()
    const { id } = asked.value.task
    notify(`Asked: ${goes.name}`, {
      tone: 'good',
      action: { label: 'Open', run: () => void navigate({ to: '/tasks/$taskId', params: { taskId: id } }) },
    })
  }

  return (
    <Sheet
      title="Ask for something"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        type !== null && (
          <>
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
      {refusal && (
        <p className={styles.refusal} role="alert">
          <strong>{refusal.title}</strong> {refusal.next}
          {refusal.details?.map(({ path, problem }) => (
            <span key={path}> {problem}</span>
          ))}
        </p>
      )}
      {isTried && Object.keys(mistakes).length > 0 && (
        <p className={styles.refusal} role="alert">
          {Object.values(mistakes).join(' ')}
        </p>
      )}
      {from.message && (
        <blockquote className={styles.quote}>
          <bdi>{from.message.words}</bdi>
        </blockquote>
      )}
      <TypeTiles
        type={type}
        onType={(next) => {
          if (next === null) draft.set('type', '')
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
            onPatient={(patientId) => draft.set('patientId', patientId)}
            onPlace={(placeId) => draft.set('placeId', placeId)}
          />
          {isUnwell ? (
            <>
              <QuickWords
                label="Often said"
                options={taskTypes[type].usual}
                value={fields.situation}
                onChoose={(words) => draft.set('situation', words)}
              />
              <SbarPart fields={fields} set={draft.set} mistakes={mistakes} />
            </>
          ) : (
            <section className={styles.part} aria-label="What exactly">
              <QuickWords
                label="Often said"
                options={taskTypes[type].usual}
                value={fields.reason}
                onChoose={(words) => draft.set('reason', words)}
              />
              <TextField
                label="What and why"
                isOptional
                value={fields.reason}
                onChange={(reason) => draft.set('reason', reason)}
                maxLength={200}
              />
            </section>
          )}
          <Whom
            label="Who is asked?"
            value={chosen}
            onChoose={(target) => draft.set('to', target ? `${target.kind}:${target.id}` : '')}
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
              onChoose={(within) => draft.set('within', within)}
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
            onChange={(isRemote) => draft.set('remote', isRemote ? 'yes' : '')}
          />
          {mine && mine.holding.length > 0 && (
            <Select
              label="Ask as"
              value={fields.asRoleId}
              onChange={(asRoleId) => draft.set('asRoleId', asRoleId)}
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

/** The patient who was chosen, as they are now. */
function useChosenPatient(patientId: string): Patient | null {
  const { patients } = useClient()
  const [patient, setPatient] = useState<Patient | null>(null)
  useEffect(() => {
    setPatient(null)
    if (patientId === '') return
    const store = patients.patient(patientId)
    const look = () => {
      const held = store.getSnapshot()
      setPatient(held.state === 'here' ? held.value.patient : null)
    }
    look()
    return store.subscribe(look)
  }, [patients, patientId])
  return patient
}

/** Tells drafts apart by where they were begun. */
function nameOf({ message, patientId, requestedFor }: RequestFrom): string {
  if (message) return `message-${message.messageId}`
  return `${patientId ?? ''}-${requestedFor ? `${requestedFor.kind}-${requestedFor.id}` : 'anyone'}`
}

function keysOf(fields: RequestFields): (keyof RequestFields)[] {
  return Object.keys(fields).filter((key): key is keyof RequestFields => Object.hasOwn(emptyFields, key))
}
