import { type AccessCode as Access, api, type Person } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'
import { AccessCode } from './AccessCode.tsx'
import { type AccessAction, accessSnapshot } from './person-access-snapshot.ts'

const questions: Readonly<Record<AccessAction, { title: string; words: string; yes: string }>> = {
  reset: {
    title: 'Make a new access code?',
    words:
      'Their password and passkeys end now, and they are signed out everywhere. The code is their only way in.',
    yes: 'Make a code',
  },
  suspend: {
    title: 'Suspend this person?',
    words:
      'They are signed out everywhere at once and cannot sign in. What they wrote stays, with their name.',
    yes: 'Suspend',
  },
  reinstate: {
    title: 'Reinstate this person?',
    words: 'They can sign in again with the password and passkeys they had.',
    yes: 'Reinstate',
  },
  'make-administrator': {
    title: 'Make this person an administrator?',
    words:
      'Administrators add and suspend people, and look after teams and places. They see no messages that are not theirs.',
    yes: 'Make administrator',
  },
  'remove-administrator': {
    title: 'Take the administrator’s part away?',
    words: 'They keep their own messages and teams.',
    yes: 'Take away',
  },
  'shut-out': {
    title: 'Shut this visitor out?',
    words:
      'At once they can read and write nothing here. What they wrote stays, with their name. At their own organisation nothing changes for them.',
    yes: 'Shut out',
  },
  'let-in': {
    title: 'Let this visitor in again?',
    words:
      'They can turn to the roles that you name for connected organisations, and read what they were part of.',
    yes: 'Let in',
  },
}

/** Whether a person can sign in, and what can be done about it. */
export function PersonAccess({ person }: { readonly person: Person }) {
  const me = useMe()
  const reset = useAct(api.identity.resetAccess)
  const suspend = useAct(api.identity.suspendPerson)
  const reinstate = useAct(api.identity.reinstatePerson)
  const promote = useAct(api.identity.makeAdministrator)
  const demote = useAct(api.identity.removeAdministrator)
  const [asked, setAsked] = useState<AccessAction>()
  const [access, setAccess] = useState<Access>()
  const snapshot = accessSnapshot(person, me.person.id)
  const commands = {
    suspend,
    reinstate,
    'make-administrator': promote,
    'remove-administrator': demote,
    'shut-out': suspend,
    'let-in': reinstate,
  }
  const failure = [reset, suspend, reinstate, promote, demote].find((command) => command.failure)?.failure

  async function carryOut(action: AccessAction) {
    setAsked(undefined)
    const input = { personId: person.id }
    if (action === 'reset') {
      const answer = await reset.run(input)
      if (answer.ok) setAccess(answer.value.access)
    } else {
      const answer = await commands[action].run(input)
      if (answer.ok) notify('Done', { tone: 'good' })
    }
    await outdate(api.identity.openPerson, api.identity.searchDirectory)
  }

  return (
    <Panel title="Access">
      <FailureNotice failure={failure} />
      <div className={styles.tags}>
        <Tag tone={snapshot.tone}>{snapshot.words}</Tag>
        {snapshot.isAdministrator && <Tag tone="info">Administrator</Tag>}
      </div>
      {access && <AccessCode name={person.name} access={access} />}
      <div className={styles.actions}>
        {snapshot.actions.map((action) => (
          <Button
            key={action.id}
            variant={action.isDanger ? 'danger' : 'secondary'}
            onPress={() => setAsked(action.id)}
          >
            {action.label}
          </Button>
        ))}
      </div>
      {asked && (
        <Dialog
          title={questions[asked].title}
          kind="alert"
          size="small"
          isOpen
          onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
          footer={
            <>
              <Button
                variant={
                  snapshot.actions.some(({ id, isDanger }) => id === asked && isDanger) ? 'danger' : 'primary'
                }
                onPress={() => void carryOut(asked)}
              >
                {questions[asked].yes}
              </Button>
              <Button onPress={() => setAsked(undefined)}>Cancel</Button>
            </>
          }
        >
          <p>
            <strong>{person.name}.</strong> {questions[asked].words}
          </p>
        </Dialog>
      )}
    </Panel>
  )
}
