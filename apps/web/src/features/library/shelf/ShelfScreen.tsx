import type { Folder } from '@baton/contract'
import type { OpenLibrary } from '@baton/domain/files/library-replay'
import { useParams, useSearch } from '@tanstack/react-router'
import { Ellipsis, FilePlus, FolderInput, FolderPlus, LibraryBig, PencilLine, Trash2 } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useNow } from '../../../platform/use-now.ts'
import { Breadcrumb } from '../../../ui/breadcrumb/Breadcrumb.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { BackLink, TextLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import { asAdded, useAttached } from '../../files/attach/use-attached.ts'
import { useDrop } from '../../files/attach/use-drop.ts'
import { useTeamName } from '../../patients/use-team-name.ts'
import { useLibrary } from '../use-library.ts'
import { ShelfRows } from './ShelfRows.tsx'
import styles from './shelf.module.css'
import { shelfSnapshot } from './shelf-snapshot.ts'

const AddDocumentsDialog = lazy(() => import('./AddDocumentsDialog.tsx'))
const FolderDialog = lazy(() => import('./FolderDialog.tsx'))
const MoveFolderDialog = lazy(() => import('./MoveFolderDialog.tsx'))
const RemoveFolderDialog = lazy(() => import('./RemoveFolderDialog.tsx'))

/** A team's library, or one folder of it, live. */
export function ShelfScreen() {
  const { teamId } = useParams({ from: '/signed-in/library/$teamId' })
  const { folder } = useSearch({ from: '/signed-in/library/$teamId' })
  const library = useLibrary(teamId)
  if (library.state === 'here')
    return <OpenShelf key={`${teamId} ${folder}`} library={library.value} folderId={folder ?? null} />
  return (
    <Page title="Library" width="wide" back={<BackLink to="/library" label="Back to the libraries" />}>
      {library.state === 'refused' ? (
        <FailureNotice failure={library.refusal} />
      ) : (
        <Skeleton label="Loading the library" count={6} />
      )}
    </Page>
  )
}

interface OpenShelfProps {
  readonly library: OpenLibrary
  readonly folderId: string | null
}

function OpenShelf({ library, folderId }: OpenShelfProps) {
  const { teamId } = library
  const teamName = useTeamName()
  const snapshot = shelfSnapshot({ library, folderId, teamName, nameOf: useNameOf(), now: useNow() })
  const attached = useAttached(teamId, null)
  const [dialog, setDialog] = useState<'add' | 'folder' | 'rename' | 'move' | 'remove' | undefined>(
    attached.uploads.length > 0 ? 'add' : undefined,
  )
  const input = useRef<HTMLInputElement>(null)
  const { isOver, dropProps } = useDrop((files) => bring(files), dialog === undefined)
  const close = () => setDialog(undefined)
  const folder = library.folders.find(({ id }) => id === folderId)

  function bring(files: readonly File[]) {
    if (files.length === 0) return
    setDialog('add')
    void attached.add(asAdded(files))
  }

  if (snapshot === undefined) {
    return (
      <Page
        title={teamName(teamId)}
        back={<BackLink to="/library/$teamId" params={{ teamId }} label="Back" />}
      >
        <EmptyState title="This folder was removed">What stood in it is elsewhere in the library.</EmptyState>
      </Page>
    )
  }
  return (
    <Page
      title={snapshot.title}
      width="wide"
      {...(folder ? { trail: <Trail teamId={teamId} name={teamName(teamId)} snapshot={snapshot} /> } : {})}
      back={
        folder ? (
          <BackLink
            to="/library/$teamId"
            params={{ teamId }}
            search={folder.parentId === null ? {} : { folder: folder.parentId }}
            label="Back to where this folder stands"
          />
        ) : (
          <BackLink to="/library" label="Back to the libraries" />
        )
      }
      actions={
        <>
          <Button variant="primary" icon={<FilePlus />} onPress={() => input.current?.click()}>
            Add documents
          </Button>
          <MenuButton
            label={folder ? 'More about this folder' : 'More about this library'}
            icon={<Ellipsis />}
            groups={menuFor(folder, snapshot.isEmpty, setDialog)}
          />
        </>
      }
    >
      <div className={cx(styles.shelf, isOver && styles.over)} {...dropProps}>
        {snapshot.isEmpty ? (
          <EmptyState icon={<LibraryBig />} title="Nothing stands here yet">
            Add documents, or drop them here. Each keeps its versions, and says who put them in and why.
          </EmptyState>
        ) : (
          <ShelfRows teamId={teamId} snapshot={snapshot} />
        )}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Documents to add"
        className={styles.input}
        onChange={({ currentTarget }) => {
          bring([...(currentTarget.files ?? [])])
          // The same file may be chosen again after it was removed.
          currentTarget.value = ''
        }}
      />
      <Suspense>
        {dialog === 'add' && (
          <AddDocumentsDialog
            teamId={teamId}
            folderId={folderId}
            where={snapshot.title}
            attached={attached}
            onMore={() => input.current?.click()}
            onClose={close}
          />
        )}
        {dialog === 'folder' && <FolderDialog teamId={teamId} parentId={folderId} onClose={close} />}
        {folder && dialog === 'rename' && <FolderDialog folder={folder} onClose={close} />}
        {folder && dialog === 'move' && (
          <MoveFolderDialog library={library} folder={folder} onClose={close} />
        )}
        {folder && dialog === 'remove' && <RemoveFolderDialog folder={folder} onClose={close} />}
      </Suspense>
    </Page>
  )
}

function menuFor(
  folder: Folder | undefined,
  isEmpty: boolean,
  open: (dialog: 'folder' | 'rename' | 'move' | 'remove') => void,
) {
  const inside = {
    id: 'folder',
    label: 'New folder',
    icon: <FolderPlus />,
    onAction: () => open('folder'),
  }
  if (!folder) return [{ id: 'inside', actions: [inside] }]
  return [
    {
      id: 'inside',
      actions: [
        inside,
        { id: 'rename', label: 'Rename', icon: <PencilLine />, onAction: () => open('rename') },
        { id: 'move', label: 'Move', icon: <FolderInput />, onAction: () => open('move') },
      ],
    },
    ...(isEmpty
      ? [
          {
            id: 'remove',
            actions: [
              {
                id: 'remove',
                label: 'Remove the folder',
                icon: <Trash2 />,
                isDanger: true,
                onAction: () => open('remove'),
              },
            ],
          },
        ]
      : []),
  ]
}

interface TrailProps {
  readonly teamId: string
  readonly name: string
  readonly snapshot: { readonly title: string; readonly above: readonly { id: string; name: string }[] }
}

function Trail({ teamId, name, snapshot }: TrailProps) {
  return (
    <Breadcrumb
      links={[
        <TextLink key={teamId} to="/library/$teamId" params={{ teamId }}>
          {name}
        </TextLink>,
        ...snapshot.above.map((folder) => (
          <TextLink key={folder.id} to="/library/$teamId" params={{ teamId }} search={{ folder: folder.id }}>
            {folder.name}
          </TextLink>
        )),
      ]}
      here={snapshot.title}
    />
  )
}
