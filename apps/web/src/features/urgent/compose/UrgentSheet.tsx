import { api, type Refusal, type RungTarget, type UrgentTarget } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { OctagonAlert, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useClient, useHomeClient, useStore } from '../../../platform/use-client.ts'
import { useDuties, useMyDuty, useRoles } from '../../../platform/use-duty.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Select } from '../../../ui/select/Select.tsx'
import { Sheet } from '../../../ui/sheet/Sheet.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { untilThere } from '../../duty/elsewhere/until-there.ts'
import { useUrgentNaming } from '../use-urgent.ts'
import { callBackOf } from './call-back.ts'
import styles from './compose.module.css'
import { addressed, targetIn } from './compose-target.ts'
import { effectWords } from './effect-words.ts'
import { SbarFields } from './SbarFields.tsx'
import { To } from './To.tsx'
import { emptyFields, inputOf, type Mistakes, mistakesIn, type UrgentFields } from './urgent-fields.ts'

interface UrgentSheetProps {
  /** Where “Urgent” was pressed: a conversation, somebody's page; `null` to choose. */
  readonly to: UrgentTarget | null
  /** What was written before it was to go elsewhere. */
  readonly begun?: UrgentFields | undefined
  /** A role of a connected organisation is to accept it. */
  readonly onElsewhere: (organisationId: string, roleId: string, fields: UrgentFields) => void
  readonly onClose: () => void
}

/** An urgent message: to whom, how much it presses and what that does, why, and whom to ring. */
export function UrgentSheet({ to, begun, onElsewhere, onClose }: UrgentSheetProps) {
  const client = useClient()
  const { session, visits } = useHomeClient()
  const home = useStore(session).me?.person
  const { loaded: areRolesKnown } = useRoles()
  const { entries } = useStore(client.inbox)
  const naming = useUrgentNaming()
  const me = useMe().person
  const mine = useMyDuty()
  const dutyOf = useDuties()
  const now = useServerNow(30_000)
  const navigate = useNavigate()
  const { visited } = naming
  const { answer } = useAsk(api.escalation.listLadders, {}, { isWanted: !visited })
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [refusal, setRefusal] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)

  const conversation =
    to?.kind === 'conversation'
      ? entries.find((entry) => entry.conversation.id === to.id)?.conversation
      : undefined
  const given = to?.kind === 'conversation' ? conversation && targetIn(conversation, naming) : to
  const draft = useDraft(`urgent.${to ? `${to.kind}-${to.id}` : 'anyone'}`, {
    ...emptyFields,
    callBack: callBackOf(
      [mine?.duty.telephone, home?.contact.telephone, home?.contact.bleep],
      visited !== undefined,
    ),
    ...begun,
  })
  const { fields } = draft
  const target = targetOf(fields.to) ?? given ?? null
  const goes = target ? addressed(target, { naming, dutyOf, now }) : null
  const ladders = answer?.ok ? answer.value.ladders : []
  const effect = (urgency: 'urgent' | 'emergency') =>
    goes && !goes.problem ? effectWords(urgency, goes.first, ladders, naming) : undefined
  const isEmergency = fields.urgency === 'emergency'

  async function send() {
    const found = mistakesIn(fields)
    setMistakes(found)
    if (Object.keys(found).length > 0 || !goes || goes.problem) return
    setBusy(true)
    const sent = await client.urgent.send(inputOf(fields, goes.to))
    setBusy(false)
    if (!sent.ok) {
      setRefusal(sent.refusal)
      return
    }
    draft.clear()
    onClose()
    notify([goes.name, visited && `at ${visited.name}`, 'is called'].filter(Boolean).join(' '), {
      tone: 'good',
    })
    const { conversationId } = sent.value
    if (visited) await untilThere(visits.places, conversationId)
    void navigate({ to: '/messages/$conversationId', params: { conversationId } })
  }

  return (
    <Sheet
      title="Urgent message"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant={isEmergency ? 'danger' : 'primary'}
            icon={isEmergency ? <OctagonAlert /> : <TriangleAlert />}
            isBusy={isBusy}
            isDisabled={!goes || goes.problem !== null || (visited !== undefined && !areRolesKnown)}
            onPress={() => void send()}
          >
            {isEmergency ? 'Send emergency' : 'Send urgent'}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      {refusal && (
        <p className={styles.refusal} role="alert">
          <strong>{refusal.title}</strong> {refusal.next}
          {goes?.telephone && <a href={`tel:${goes.telephone}`}> Call {goes.telephone}</a>}
        </p>
      )}
      {visited && !areRolesKnown ? (
        <Skeleton label={`Loading who is called at ${visited.name}`} count={1} />
      ) : (
        <To
          goes={goes}
          members={conversation?.members.map(({ personId }) => personId) ?? []}
          onChoose={(chosen) => draft.set('to', chosen ? `${chosen.kind}:${chosen.id}` : '')}
          onElsewhere={(organisationId, roleId) => onElsewhere(organisationId, roleId, { ...fields, to: '' })}
          hasChosen={fields.to !== ''}
        />
      )}
      <Choice
        label="How much it presses"
        value={fields.urgency}
        onChange={(urgency) => draft.set('urgency', urgency)}
        options={[
          option('urgent', 'Urgent: a person within the hour', effect('urgent')),
          option('emergency', 'Emergency: now', effect('emergency')),
        ]}
      />
      <TextField
        label="Why"
        help="In a line. It is what they read first."
        value={fields.reason}
        onChange={(reason) => draft.set('reason', reason)}
        mistake={mistakes.reason}
        maxLength={200}
      />
      <TextField
        label="Number to call back"
        isOptional
        {...(visited ? { help: 'With its area code: they ring from another hospital.' } : {})}
        inputMode="tel"
        autoComplete="off"
        value={fields.callBack}
        onChange={(callBack) => draft.set('callBack', callBack)}
        maxLength={40}
      />
      {!visited && mine && mine.holding.length > 0 && (
        <Select
          label="Send as"
          value={fields.asRoleId}
          onChange={(asRoleId) => draft.set('asRoleId', asRoleId)}
          placeholder={me.name}
          options={[
            { value: '', label: me.name },
            ...mine.holding.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <SbarFields fields={fields} set={draft.set} mistake={mistakes.news2} />
    </Sheet>
  )
}

function option(value: string, label: string, help: string | undefined) {
  return { value, label, ...(help ? { help } : {}) }
}

function targetOf(kept: string): RungTarget | null {
  const [kind, id] = kept.split(':')
  if (!id) return null
  return kind === 'role' || kind === 'person' || kind === 'team' ? { kind, id } : null
}
