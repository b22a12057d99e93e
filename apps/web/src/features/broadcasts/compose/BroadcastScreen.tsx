import { type AudiencePart, api } from '@baton/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleAlert, Megaphone } from 'lucide-react'
import { useMemo, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Checkbox } from '../../../ui/checkbox/Checkbox.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink } from '../../../ui/router/links.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useBroadcastNaming, useBroadcasts } from '../use-broadcasts.ts'
import { goesTo, peopleWords } from '../words.ts'
import { Audience } from './Audience.tsx'
import { audienceIn, emptyFields, inputOf, type Mistakes, mistakesIn, optionsIn } from './broadcast-fields.ts'
import styles from './compose.module.css'
import { Options } from './Options.tsx'

/** A new broadcast: to whom, what, how soon, and what can be answered. It survives a reload. */
export function BroadcastScreen() {
  const { of, answer } = useSearch({ from: '/signed-in/messages/broadcasts/new' })
  const { loaded, sent } = useBroadcasts()
  const earlier = sent.find(({ id }) => id === of)
  const key = of === undefined ? 'new' : `${of}-${answer}`
  const start = useMemo(() => {
    if (of === undefined) return emptyFields
    const part: AudiencePart = { kind: 'answered', broadcastId: of, answer }
    // Who asks those again who did not answer asks the same, until they change it.
    const again =
      answer === null && earlier ? { body: earlier.body, options: JSON.stringify(earlier.options) } : {}
    return { ...emptyFields, ...again, audience: JSON.stringify([part]) }
  }, [of, answer, earlier])
  // What it starts with comes from the earlier one, which may still be on its way.
  if (of !== undefined && !earlier) {
    return loaded ? (
      <EmptyState icon={<Megaphone />} title="That broadcast is not here any more">
        Those who answered it can be written to for thirty days.
      </EmptyState>
    ) : null
  }
  return <BroadcastForm key={key} name={key} start={start} />
}

interface BroadcastFormProps {
  /** Tells drafts apart. */
  readonly name: string
  readonly start: typeof emptyFields
}

function BroadcastForm({ name, start }: BroadcastFormProps) {
  const draft = useDraft(`broadcast.${name}`, start)
  const { fields } = draft
  const naming = useBroadcastNaming()
  const me = useMe().person
  const holding = useMyDuty()?.holding ?? []
  const { run, isBusy, failure } = useAct(api.messaging.sendBroadcast)
  const navigate = useNavigate()
  const [isTried, setTried] = useState(false)
  const mistakes: Mistakes = isTried ? mistakesIn(fields) : {}
  const audience = audienceIn(fields)
  const sentence = goesTo(audience, fields.onlyOnDuty === 'yes', naming)

  async function send() {
    setTried(true)
    if (Object.keys(mistakesIn(fields)).length > 0) return
    const sent = await run(inputOf(fields))
    if (!sent.ok) return
    draft.clear()
    const { id, figures } = sent.value.broadcast
    notify(`Sent to ${peopleWords(figures.people)}`, { tone: 'good' })
    await navigate({ to: '/messages/broadcasts/$broadcastId', params: { broadcastId: id } })
  }

  return (
    <Page
      title="New broadcast"
      help="For many people at once. Where one person must act, send an urgent message instead."
      back={<BackLink to="/messages/broadcasts" label="Back to broadcasts" />}
    >
      <Panel title="To whom">
        <Audience
          audience={audience}
          mistake={mistakes.audience}
          onChange={(chosen) => draft.set('audience', JSON.stringify(chosen))}
        />
        <Checkbox
          label="Only those who are on duty now"
          isSelected={fields.onlyOnDuty === 'yes'}
          onChange={(isSo) => draft.set('onlyOnDuty', isSo ? 'yes' : '')}
        />
      </Panel>
      <Panel title="What">
        <TextField
          label="Message"
          help="No patient names: many people read it."
          isMultiline
          value={fields.body}
          onChange={(body) => draft.set('body', body)}
          mistake={mistakes.body}
          maxLength={2000}
        />
        <Choice
          label="How soon"
          look="segments"
          value={fields.urgency}
          options={[
            { value: 'routine', label: 'Routine' },
            { value: 'soon', label: 'Soon' },
          ]}
          onChange={(urgency) => draft.set('urgency', urgency)}
        />
        {holding.length > 0 && (
          <Select
            label="Send as"
            value={fields.asRoleId}
            onChange={(asRoleId) => draft.set('asRoleId', asRoleId)}
            placeholder={me.name}
            options={[
              { value: '', label: me.name },
              ...holding.map((role) => ({ value: role.id, label: role.name })),
            ]}
          />
        )}
      </Panel>
      <Panel title="Buttons to answer with" help="Up to four, or none where nothing is asked.">
        <Options
          options={optionsIn(fields)}
          mistake={mistakes.options}
          onChange={(options) => draft.set('options', JSON.stringify(options))}
        />
      </Panel>
      <div className={styles.end}>
        {sentence !== '' && (
          <p className={styles.goes} role="status">
            {sentence}
          </p>
        )}
        {/* The fields may be far above the button that was pressed. */}
        {Object.keys(mistakes).length > 0 && (
          <p className={styles.mistake} role="alert">
            <CircleAlert aria-hidden="true" />
            {Object.values(mistakes).join(' ')}
          </p>
        )}
        <FailureNotice failure={failure} />
        <div className={styles.acts}>
          <Button variant="primary" icon={<Megaphone />} isBusy={isBusy} onPress={() => void send()}>
            Send broadcast
          </Button>
          <ButtonLink to="/messages/broadcasts" variant="quiet">
            Keep for later
          </ButtonLink>
        </div>
      </div>
    </Page>
  )
}
