import type { PatientList } from '@baton/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Ellipsis, ListTodo, PencilLine, Printer, Share2, Trash2, UserPlus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useMe } from '../../../app/session/use-me.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useList } from '../use-patients.ts'
import { ListRows } from './ListRows.tsx'
import { PrintedList } from './PrintedList.tsx'
import { useSharedWords } from './use-shared-words.ts'

const AddPatientsDialog = lazy(() => import('./AddPatientsDialog.tsx'))
const RenameListDialog = lazy(() => import('./RenameListDialog.tsx'))
const ShareListDialog = lazy(() => import('./ShareListDialog.tsx'))
const RemoveListDialog = lazy(() => import('./RemoveListDialog.tsx'))

/** A list of patients that people build, live. */
export function ListScreen() {
  const { listId } = useParams({ from: '/signed-in/patients/lists/$listId' })
  const list = useList(listId)
  if (list.state === 'here') return <OpenList key={listId} list={list.value.list} />
  return (
    <Page title="List" width="wide" back={<BackLink to="/patients" label="Back to patients" />}>
      {list.state === 'refused' ? (
        <FailureNotice failure={list.refusal} />
      ) : (
        <Skeleton label="Loading the list" count={6} />
      )}
    </Page>
  )
}

function OpenList({ list }: { readonly list: PatientList }) {
  const [dialog, setDialog] = useState<'add' | 'rename' | 'share' | 'remove'>()
  const navigate = useNavigate()
  const mine = useMe().person.id
  const words = useSharedWords(list)
  const close = () => setDialog(undefined)
  const isMine = list.owner.kind === 'person' && list.owner.id === mine
  return (
    <Page
      title={list.name}
      width="wide"
      help={words}
      back={<BackLink to="/patients" label="Back to patients" />}
      actions={
        <>
          {list.mayChange && (
            <Button variant="primary" icon={<UserPlus />} onPress={() => setDialog('add')}>
              Add patients
            </Button>
          )}
          {!list.mayChange && list.entries.length > 0 && (
            <Button icon={<Printer />} onPress={() => window.print()}>
              Print
            </Button>
          )}
          {list.mayChange && (
            <MenuButton
              label="More about this list"
              icon={<Ellipsis />}
              groups={[
                {
                  id: 'list',
                  actions: [
                    ...(list.entries.length > 0
                      ? [{ id: 'print', label: 'Print', icon: <Printer />, onAction: () => window.print() }]
                      : []),
                    { id: 'share', label: 'Share', icon: <Share2 />, onAction: () => setDialog('share') },
                    {
                      id: 'rename',
                      label: 'Rename',
                      icon: <PencilLine />,
                      onAction: () => setDialog('rename'),
                    },
                  ],
                },
                {
                  id: 'remove',
                  actions: [
                    {
                      id: 'remove',
                      label: 'Remove the list',
                      icon: <Trash2 />,
                      isDanger: true,
                      onAction: () => setDialog('remove'),
                    },
                  ],
                },
              ]}
            />
          )}
        </>
      }
    >
      {list.entries.length === 0 ? (
        <EmptyState icon={<ListTodo />} title="Nobody is on this list yet">
          {list.mayChange
            ? 'Add patients here, or from the menu beside a patient on a ward.'
            : 'Whoever looks after the list adds patients to it.'}
        </EmptyState>
      ) : (
        <ListRows list={list} />
      )}
      <PrintedList list={list} />
      <Suspense>
        {dialog === 'add' && <AddPatientsDialog list={list} onClose={close} />}
        {dialog === 'rename' && <RenameListDialog list={list} onClose={close} />}
        {dialog === 'share' && <ShareListDialog list={list} onClose={close} />}
        {dialog === 'remove' && (
          <RemoveListDialog
            list={list}
            isMine={isMine}
            onClose={close}
            onRemoved={() => void navigate({ to: '/patients' })}
          />
        )}
      </Suspense>
    </Page>
  )
}
