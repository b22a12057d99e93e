import { type ReactNode, type Ref, useRef } from 'react'
import { useFrameSize } from '../viewer/picture/use-frame-size.ts'
import styles from './camera.module.css'

interface FitBoxProps {
  readonly width: number
  readonly height: number
  readonly boxRef?: Ref<HTMLDivElement>
  readonly children: ReactNode | ((screenWidth: number) => ReactNode)
}

/** As large as there is room, in the shape of a picture: what stands inside lies over the picture exactly. */
export function FitBox({ width, height, boxRef, children }: FitBoxProps) {
  const room = useRef<HTMLDivElement>(null)
  const size = useFrameSize(room)
  const per = size ? Math.min(size.width / width, size.height / height) : 0
  return (
    <div ref={room} className={styles.room}>
      {size && (
        <div ref={boxRef} className={styles.box} style={{ width: width * per, height: height * per }}>
          {typeof children === 'function' ? children(width * per) : children}
        </div>
      )}
    </div>
  )
}
