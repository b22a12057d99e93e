import { Camera, Mic, Paperclip, Plus } from 'lucide-react'
import { useRef } from 'react'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import styles from './attach.module.css'

interface AttachButtonProps {
  readonly onFiles: (files: File[]) => void
  /** Left out where there is no camera or microphone to open. */
  readonly onCamera?: (() => void) | undefined
  readonly onVoice?: (() => void) | undefined
}

/** The one button by which anything but words is added. */
export function AttachButton({ onFiles, onCamera, onVoice }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <MenuButton
        label="Add"
        icon={<Plus />}
        placement="top start"
        groups={[
          {
            id: 'add',
            actions: [
              {
                id: 'file',
                label: 'Photo or file',
                icon: <Paperclip />,
                onAction: () => input.current?.click(),
              },
              ...(onCamera
                ? [{ id: 'camera', label: 'Take a photo', icon: <Camera />, onAction: onCamera }]
                : []),
              ...(onVoice ? [{ id: 'voice', label: 'Voice note', icon: <Mic />, onAction: onVoice }] : []),
            ],
          },
        ]}
      />
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Photo or file"
        className={styles.input}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file may be chosen again after it was removed.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
