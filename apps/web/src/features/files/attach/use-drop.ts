import { type DragEvent, useRef, useState } from 'react'

/** Lets files be dropped anywhere on an element. */
export function useDrop(onFiles: (files: File[]) => void, isOpen: boolean) {
  const [isOver, setOver] = useState(false)
  /** One enters a child before one leaves its parent. */
  const depth = useRef(0)

  const around = (change: (event: DragEvent) => void) => (event: DragEvent) => {
    if (!isOpen || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    change(event)
    setOver(depth.current > 0)
  }

  return {
    isOver: isOver && isOpen,
    dropProps: {
      onDragEnter: around(() => {
        depth.current += 1
      }),
      onDragOver: around((event) => {
        event.dataTransfer.dropEffect = 'copy'
      }),
      onDragLeave: around(() => {
        depth.current = Math.max(0, depth.current - 1)
      }),
      onDrop: around((event) => {
        depth.current = 0
        onFiles([...event.dataTransfer.files])
      }),
    },
  }
}
