import { api, type CrashTeam } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { MapPin, Siren } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { callTypeNames } from '../crash-words.ts'
import { placeTiles } from './place-tiles.ts'
import styles from './raise.module.css'

/** A team and a place: two taps, and everyone is called. */
export function RaiseForm({ teams }: { readonly teams: readonly CrashTeam[] }) {
  const { person } = useMe()
  const duty = useMyDuty()?.duty
  const { answer } = useAsk(api.identity.listPlaces, {})
  const { run, isBusy, failure } = useAct(api.crash.raise)
  const navigate = useNavigate()
  const [teamId, setTeamId] = useState<string>()
  const [elsewhere, setElsewhere] = useState('')
  const team = teams.find(({ id }) => id === teamId)
  const tiles = placeTiles({
    team,
    sites: answer?.ok ? answer.value.sites : [],
    places: answer?.ok ? answer.value.places : [],
    mine: { placeId: duty?.placeId ?? person.placeId, siteId: person.siteId },
  })

  async function call(place: string) {
    if (team === undefined || place.trim() === '') return
    const callBack = duty?.telephone ?? person.contact.telephone ?? undefined
    const raised = await run({ teamId: team.id, place, ...(callBack === undefined ? {} : { callBack }) })
    if (raised.ok) await navigate({ to: '/crash/$callId', params: { callId: raised.value.call.id } })
  }

  return (
    <>
      <Panel title="1. Which team?">
        <div className={styles.tiles}>
          {teams.map(({ id, name, callType }) => (
            <button
              key={id}
              type="button"
              className={styles.team}
              aria-pressed={id === teamId}
              onClick={() => setTeamId(id)}
            >
              <Siren aria-hidden="true" />
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                {!name.toLowerCase().includes(callTypeNames[callType].toLowerCase()) && (
                  <span className={styles.note}>{callTypeNames[callType]}</span>
                )}
              </span>
            </button>
          ))}
        </div>
      </Panel>
      <Panel
        title="2. Where?"
        help={team ? `A tap on the place calls ${team.name} at once.` : 'Choose the team first.'}
      >
        <FailureNotice failure={failure} />
        <div className={styles.tiles}>
          {tiles.map(({ id, place, name, note }) => (
            <button
              key={id}
              type="button"
              className={styles.place}
              disabled={team === undefined}
              aria-disabled={isBusy}
              onClick={() => !isBusy && void call(place)}
            >
              <MapPin aria-hidden="true" />
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                {note && <span className={styles.note}>{note}</span>}
              </span>
            </button>
          ))}
        </div>
        <form
          className={styles.elsewhere}
          onSubmit={(event) => {
            event.preventDefault()
            void call(elsewhere)
          }}
        >
          <TextField
            label="Somewhere else, or more exactly"
            help="Such as Taw Ward bay 2 bed 4, or main car park."
            value={elsewhere}
            onChange={setElsewhere}
          />
          <Button
            type="submit"
            variant="danger"
            isBusy={isBusy}
            isDisabled={team === undefined || elsewhere.trim() === ''}
          >
            {team ? `Call ${team.name} there` : 'Call the team there'}
          </Button>
        </form>
      </Panel>
    </>
  )
}
