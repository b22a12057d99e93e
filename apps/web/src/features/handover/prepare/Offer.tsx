import type { HandoverView } from '@baton/client'
import { api } from '@baton/contract'
import { Handshake } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useDuties } from '../../../platform/use-duty.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { dutyLine } from '../../duty/words/duty-words.ts'
import { loadWords } from '../../tasks/whom/whom-options.ts'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import styles from '../handover.module.css'
import { candidatesOf } from '../handover-snapshot.ts'

/** To whom: colleagues who are on duty and could take it, with what they carry. */
export function Offer({ view }: { readonly view: HandoverView }) {
  const naming = useUrgentNaming()
  const dutyOf = useDuties()
  const now = useServerNow(60_000)
  const { answer } = useAsk(api.tasks.listLoad, {})
  const { run, isBusy, failure } = useAct(api.tasks.offerHandover)
  const [toPersonId, setTo] = useState('')
  const candidates = candidatesOf(view, naming)
  const chosen = candidates.find(({ id }) => id === toPersonId)
  const loads = answer?.ok ? answer.value.loads : []

  function about(personId: string): string {
    const duty = dutyOf(personId)
    const load = loads.find((one) => one.personId === personId)
    return [duty && dutyLine(duty, now).words, load && loadWords(load)].filter(Boolean).join(' · ')
  }

  async function offer() {
    const offered = await run({ handoverId: view.handover.id, toPersonId })
    if (offered.ok && chosen) notify(`Offered to ${chosen.name}`, { tone: 'good' })
  }

  return (
    <Panel title="Offer it to" help="It stays yours until they accept it.">
      {candidates.length === 0 ? (
        <p className={styles.soft}>
          Nobody who could take it is on duty. Ask whoever follows you to sign on.
        </p>
      ) : (
        <>
          <Choice
            label="Who takes it over"
            isLabelHidden
            value={toPersonId}
            onChange={setTo}
            options={candidates.map(({ id, name }) => ({ value: id, label: name, help: about(id) }))}
          />
          <FailureNotice failure={failure} />
          <div className={styles.buttons}>
            <Button
              variant="primary"
              icon={<Handshake />}
              isBusy={isBusy}
              isDisabled={!chosen}
              onPress={() => void offer()}
            >
              {chosen ? `Offer to ${chosen.name}` : 'Choose somebody first'}
            </Button>
          </div>
        </>
      )}
    </Panel>
  )
}
