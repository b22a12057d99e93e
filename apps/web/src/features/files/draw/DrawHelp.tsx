import { Kbd } from '../../../ui/kbd/Kbd.tsx'
import { type OpenedBeside, Popover } from '../../../ui/popover/Popover.tsx'
import styles from './draw-bar.module.css'

/** How to draw, with a finger and with the keys. */
export function DrawHelp(beside: OpenedBeside) {
  return (
    <Popover {...beside} label="How to draw" placement="top">
      <div className={styles.help}>
        <p>Drag on the photo for an arrow (from its tail to its tip) or a circle (from its middle).</p>
        <p>With the keyboard:</p>
        <ul>
          <li>
            <b>Place in the middle</b>, then
          </li>
          <li>
            <Kbd>←</Kbd> <Kbd>→</Kbd> <Kbd>↑</Kbd> <Kbd>↓</Kbd> move it
          </li>
          <li>
            <Kbd>Shift</Kbd> with an arrow key: a circle’s size, an arrow’s tail
          </li>
          <li>
            <Kbd>Delete</Kbd> takes it away, <Kbd>Tab</Kbd> goes to the next
          </li>
        </ul>
        <p>The photo itself is never changed: what you draw lies over it, under your name.</p>
      </div>
    </Popover>
  )
}
