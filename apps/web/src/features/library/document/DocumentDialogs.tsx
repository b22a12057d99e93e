import type { LibraryDocument } from '@baton/contract'
import { lazy, Suspense } from 'react'

const NewVersionDialog = lazy(() => import('./NewVersionDialog.tsx'))
const RestoreDialog = lazy(() => import('./RestoreDialog.tsx'))
const DaysDialog = lazy(() => import('./DaysDialog.tsx'))
const RenameDialog = lazy(() => import('./RenameDialog.tsx'))
const MoveDialog = lazy(() => import('./MoveDialog.tsx'))
const ShareDialog = lazy(() => import('./ShareDialog.tsx'))
const TakeOutDialog = lazy(() => import('./TakeOutDialog.tsx'))

/** What is asked before something is done with a document. */
export type DocumentDialog =
  | { readonly what: 'version' | 'days' | 'rename' | 'move' | 'share' | 'remove' }
  | { readonly what: 'restore'; readonly number: number }

interface DocumentDialogsProps {
  readonly document: LibraryDocument
  readonly dialog: DocumentDialog
  readonly onClose: () => void
}

export function DocumentDialogs({ dialog, ...props }: DocumentDialogsProps) {
  return (
    <Suspense>
      {dialog.what === 'version' && <NewVersionDialog {...props} />}
      {dialog.what === 'restore' && <RestoreDialog {...props} number={dialog.number} />}
      {dialog.what === 'days' && <DaysDialog {...props} />}
      {dialog.what === 'rename' && <RenameDialog {...props} />}
      {dialog.what === 'move' && <MoveDialog {...props} />}
      {dialog.what === 'share' && <ShareDialog {...props} />}
      {dialog.what === 'remove' && <TakeOutDialog {...props} />}
    </Suspense>
  )
}
