import { api, type Person } from '@baton/contract'
import { Megaphone, Users } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { useMayBroadcast } from '../../broadcasts/use-broadcasts.ts'
import { ElsewhereRoles } from '../../duty/elsewhere/ElsewhereRoles.tsx'
import { useElsewhere } from '../../duty/elsewhere/use-elsewhere.ts'
import { useTurningTo } from '../../duty/elsewhere/use-turning-to.ts'
import { ChosenPeople } from '../people-picker/ChosenPeople.tsx'
import { PeoplePicker } from '../people-picker/PeoplePicker.tsx'

interface NewConversationProps {
  readonly viewerId: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** The conversation is there. */
  readonly onStarted: (conversationId: string) => void
  /** A broadcast is wanted instead. */
  readonly onBroadcast: () => void
}

/** Writes to one person, or starts a group of several. */
export function NewConversationDialog(props: NewConversationProps) {
  const [isGroup, setGroup] = useState(false)
  const close = (isOpen: boolean) => {
    if (!isOpen) setGroup(false)
    props.onOpenChange(isOpen)
  }
  const started = (conversationId: string) => {
    close(false)
    props.onStarted(conversationId)
  }
  return (
    <Dialog title={isGroup ? 'New group' : 'New message'} isOpen={props.isOpen} onOpenChange={close}>
      {isGroup ? (
        <NewGroup viewerId={props.viewerId} onStarted={started} />
      ) : (
        <NewDirect
          viewerId={props.viewerId}
          onGroup={() => setGroup(true)}
          onStarted={started}
          onBroadcast={() => {
            close(false)
            props.onBroadcast()
          }}
        />
      )}
    </Dialog>
  )
}

interface NewDirectProps {
  readonly viewerId: string
  readonly onGroup: () => void
  readonly onStarted: (conversationId: string) => void
  readonly onBroadcast: () => void
}

function NewDirect({ viewerId, onGroup, onStarted, onBroadcast }: NewDirectProps) {
  const { isAllowed } = useMayBroadcast()
  const { run, isBusy, failure } = useAct(api.messaging.startDirect)
  const turning = useTurningTo()
  const [words, setWords] = useState('')
  const elsewhere = useElsewhere(useDeferredValue(words)) ?? []
  async function pick(personId: string): Promise<void> {
    if (isBusy || turning.isBusy) return
    const answer = await run({ personId })
    if (answer.ok) onStarted(answer.value.conversationId)
  }
  return (
    <>
      <Button icon={<Users />} isWide onPress={onGroup}>
        Start a group instead
      </Button>
      {isAllowed && (
        <Button icon={<Megaphone />} isWide onPress={onBroadcast}>
          New broadcast
        </Button>
      )}
      <FailureNotice failure={failure ?? turning.failure} />
      <PeoplePicker
        label="Find a colleague"
        without={new Set([viewerId])}
        onPick={({ person }) => void pick(person.id)}
        more={{
          count: elsewhere.length,
          onWords: setWords,
          list: (
            <ElsewhereRoles
              level={3}
              groups={elsewhere}
              onPick={(organisationId, { id }) => {
                if (!isBusy && !turning.isBusy) void turning.message(organisationId, id, onStarted)
              }}
            />
          ),
        }}
      />
    </>
  )
}

interface NewGroupProps {
  readonly viewerId: string
  readonly onStarted: (conversationId: string) => void
}

function NewGroup({ viewerId, onStarted }: NewGroupProps) {
  const [title, setTitle] = useState('')
  const [people, setPeople] = useState<readonly Person[]>([])
  const [isTried, setTried] = useState(false)
  const { run, isBusy, failure } = useAct(api.messaging.startGroup)
  const drop = (personId: string) => setPeople((before) => before.filter(({ id }) => id !== personId))

  async function start(): Promise<void> {
    setTried(true)
    if (title.trim() === '' || people.length === 0) return
    const answer = await run({ title, personIds: people.map(({ id }) => id) })
    if (answer.ok) onStarted(answer.value.conversationId)
  }

  return (
    <>
      <FailureNotice failure={failure} />
      <TextField
        label="What is it called?"
        help="Say what it is for, so that nobody writes to the wrong group. No patient names."
        value={title}
        onChange={setTitle}
        maxLength={80}
        autoFocus
        mistake={isTried && title.trim() === '' ? 'Give the group a name.' : undefined}
      />
      <ChosenPeople people={people} onDrop={drop} />
      <PeoplePicker
        label="Find colleagues to add"
        takesFocus={false}
        without={new Set([viewerId])}
        chosen={new Set(people.map(({ id }) => id))}
        onPick={({ person }) =>
          people.some(({ id }) => id === person.id) ? drop(person.id) : setPeople([...people, person])
        }
      />
      <Button variant="primary" isBusy={isBusy} onPress={() => void start()}>
        {people.length === 0 ? 'Start the group' : `Start with ${people.length + 1} members`}
      </Button>
      {isTried && people.length === 0 && <p role="alert">Choose at least one colleague.</p>}
    </>
  )
}
