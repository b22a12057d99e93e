import { api, type Patient, type Refusal } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { newCommandId } from '../../../app/session/new-command-id.ts'
import { placeWords } from '../../../app/session/places.ts'
import { usePlaces } from '../../../app/session/use-places.ts'
import type { RequestFrom } from '../../../app/task-request.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useDuties } from '../../../platform/use-duty.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { usePlaceFiles } from '../../files/place/use-place-files.ts'
import { lineSnapshot } from '../../patients/banner/banner-snapshot.ts'
import { useWardName } from '../../patients/use-wards.ts'
import { addressed } from '../../urgent/compose/compose-target.ts'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import { saidOf } from '../act/said-of.ts'
import {
  backgroundOf,
  emptyFields,
  inputOf,
  type Mistakes,
  mistakesIn,
  type RequestFields,
  targetOf,
  typeOf,
} from './request-fields.ts'

/** What is being asked: its fields, kept over a reload, whom it goes to in the end, and what stands in its way. */
export function useAsking(from: RequestFrom, onAsked: () => void) {
  const client = useClient()
  const naming = useUrgentNaming()
  const dutyOf = useDuties()
  const now = useServerNow(30_000)
  const places = usePlaces()
  const wardName = useWardName()
  const navigate = useNavigate()
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
  const { fields, set } = draft
  const type = typeOf(fields)
  const patient = useChosenPatient(fields.patientId)
  const target = targetOf(fields)
  const goes = target ? addressed(target, { naming, dutyOf, now }) : null
  const [newFor] = useState(newCommandId)
  const filesFor = fields.filesFor || newFor
  const files = usePlaceFiles(filesFor, fields.patientId || null)
  const mistakes = withWhatIsNotHere(mistakesIn(fields), {
    problem: goes?.problem ?? null,
    isLoading: fields.patientId !== '' && !patient,
    isSending: files.uploads.some(({ state }) => state !== 'received'),
  })

  // What is known of the patient is the beginning of the background, until somebody writes there.
  const background =
    patient && type === 'unwell-review' && fields.background === '' ? backgroundOf(patient) : ''
  const suggestedFor = useRef<string>(undefined)
  useEffect(() => {
    if (background === '' || suggestedFor.current === patient?.id) return
    suggestedFor.current = patient?.id
    set('background', background)
  })

  async function send() {
    setTried(true)
    if (type === null || !goes || goes.to.kind === 'conversation' || Object.keys(mistakes).length > 0) return
    const line = patient && lineSnapshot(patient, { today: now, wardName })
    const number = line?.nhsNumber ? `, NHS ${line.nhsNumber}` : ''
    const about = {
      patient,
      patientWords: line ? `${line.name}, born ${line.born}${number}` : '',
      placeWords: line ? line.place : placeWords(fields.placeId || null, places),
    }
    const { message } = from
    const fileIds = files.uploads.map(({ id }) => id)
    const input = {
      ...inputOf(
        fields,
        type,
        goes.to,
        about,
        message ? { conversationId: message.conversationId, messageId: message.messageId } : null,
      ),
      ...(fileIds.length === 0 ? {} : { fileIds }),
    }
    // The same form asked again after the line fell is asked once.
    const body = JSON.stringify(input)
    if (attempt.current?.body !== body) attempt.current = { body, id: newCommandId() }
    setBusy(true)
    const asked = await client.call(api.tasks.request, input, attempt.current.id)
    setBusy(false)
    if (!asked.ok) {
      setRefusal(saidOf(asked.refusal, () => undefined))
      return
    }
    client.uploads.used(fileIds)
    draft.clear()
    onAsked()
    const taskId = asked.value.task.id
    notify(`Asked: ${goes.name}`, {
      tone: 'good',
      action: { label: 'Open', run: () => void navigate({ to: '/tasks/$taskId', params: { taskId } }) },
    })
  }

  return {
    fields,
    set,
    /** Sets several fields at once. */
    fill(next: RequestFields) {
      for (const key of keysOf(next)) if (next[key] !== fields[key]) set(key, next[key])
    },
    type,
    target,
    goes,
    naming,
    /** Said once it was tried. */
    mistakes: isTried ? mistakes : {},
    refusal,
    isBusy,
    send,
    files: {
      ...files,
      /** From now on the files are these, also after a reload. */
      begin: () => set('filesFor', filesFor),
    },
  }
}

/** Whoever cannot be asked, and a patient who is still being looked for, stand in the way too. */
function withWhatIsNotHere(
  mistakes: Mistakes,
  {
    problem,
    isLoading,
    isSending,
  }: { readonly problem: string | null; readonly isLoading: boolean; readonly isSending: boolean },
): Mistakes {
  return {
    ...mistakes,
    ...(problem === null ? {} : { to: problem }),
    ...(isLoading ? { about: 'The patient is not loaded yet.' } : {}),
    ...(isSending ? { files: 'The files are still on their way, or were not taken.' } : {}),
  }
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
