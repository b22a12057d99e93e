import { api, type Override } from '@baton/contract'
import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { useNameOf } from '../use-name-of.ts'
import styles from './admin.module.css'
import { DeclareOverride } from './DeclareOverride.tsx'
import { overrideSnapshot } from './override-snapshot.ts'

/** Major incidents in which named people may be reached although they are off duty. */
export function OverridesPage() {
  const { answer, reload } = useAsk(api.duty.listOverrides, {})
  const [isDeclaring, setDeclaring] = useState(false)
  const overrides = answer?.ok ? answer.value.overrides : []
  return (
    <Page
      title="Major incident"
      help="Lets named people be reached although they are off duty: with a reason, for at most a day, recorded and reported."
      back={<BackLink to="/admin" label="Back to Manage" />}
      actions={
        <Button variant="danger" icon={<Megaphone />} onPress={() => setDeclaring(true)}>
          Reach people off duty
        </Button>
      }
    >
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      <Panel isFlush>
        {!answer && <Skeleton label="Loading overrides" />}
        {answer?.ok && overrides.length === 0 && (
          <EmptyState title="Never used">Nobody has been reached off duty by an override.</EmptyState>
        )}
        {overrides.map((override) => (
          <OneOverride key={override.id} override={override} />
        ))}
      </Panel>
      {isDeclaring && <DeclareOverride onClose={() => setDeclaring(false)} />}
    </Page>
  )
}

function OneOverride({ override }: { readonly override: Override }) {
  const now = useNow()
  const nameOf = useNameOf()
  const { run, isBusy, failure } = useAct(api.duty.endOverride)
  const snapshot = overrideSnapshot(override, nameOf, now)

  async function end(): Promise<void> {
    const answer = await run({ overrideId: override.id })
    if (answer.ok) await outdate(api.duty.listOverrides)
  }

  return (
    <article className={styles.override} aria-label={override.reason}>
      <p className={styles.reason}>{override.reason}</p>
      <p>
        <Tag tone={snapshot.isOn ? 'bad' : 'quiet'}>{snapshot.state}</Tag>
      </p>
      <p className={styles.soft}>{snapshot.declared}</p>
      <p className={styles.soft}>{snapshot.people}</p>
      <FailureNotice failure={failure} />
      {snapshot.isOn && (
        <div>
          <Button isBusy={isBusy} onPress={() => void end()}>
            End it now
          </Button>
        </div>
      )}
    </article>
  )
}
