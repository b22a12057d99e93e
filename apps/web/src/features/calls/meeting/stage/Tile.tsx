import { AudioLines, Hand, MicOff, Pin, PinOff, WifiOff } from 'lucide-react'
import { Avatar } from '../../../../ui/avatar/Avatar.tsx'
import { cx } from '../../../../ui/cx.ts'
import { IconButton } from '../../../../ui/icon-button/IconButton.tsx'
import { VisuallyHidden } from '../../../../ui/visually-hidden/VisuallyHidden.tsx'
import { Picture } from './Picture.tsx'
import styles from './stage.module.css'
import type { TileSnapshot } from './stage-snapshot.ts'

interface TileProps {
  readonly tile: TileSnapshot
  readonly look?: 'grid' | 'large' | 'strip' | 'corner'
  readonly onPin?: ((tile: TileSnapshot) => void) | undefined
}

/** One person or one screen: the picture or who they are, and a plate with their name and what one must know. */
export function Tile({ tile, look = 'grid', onPin }: TileProps) {
  const isScreen = tile.source === 'screen'
  const isSmall = look === 'strip' || look === 'corner'
  return (
    <div
      className={cx(styles.tile, styles[look], tile.isSpeaking && styles.speaking, isScreen && styles.screen)}
    >
      {tile.track ? (
        <Picture track={tile.track} isMirrored={tile.isMe && !isScreen} isWhole={isScreen} />
      ) : (
        <span className={styles.face}>
          <Avatar
            id={tile.participantId}
            name={tile.isMe ? 'You' : tile.name}
            size={isSmall ? 'large' : 'huge'}
          />
          <Still tile={tile} />
        </span>
      )}
      <span className={styles.plate} aria-hidden="true">
        {tile.isAway ? (
          <WifiOff />
        ) : tile.isSpeaking ? (
          <AudioLines className={styles.speaks} />
        ) : (
          tile.isMuted && !isScreen && <MicOff className={styles.muted} />
        )}
        <span className={styles.name}>{isScreen ? tile.label : tile.name}</span>
        {tile.from !== null && !isSmall && <span className={styles.from}>{tile.from}</span>}
      </span>
      {tile.hasHand && !isScreen && (
        <span className={styles.hand} aria-hidden="true">
          <Hand />
          {!isSmall && 'Hand raised'}
        </span>
      )}
      <VisuallyHidden>{tile.label}</VisuallyHidden>
      {onPin && look !== 'corner' && !tile.isMe && (
        <span className={cx(styles.pin, tile.isPinned && styles.pinned)}>
          <IconButton
            label={
              tile.isPinned ? `Unpin ${tile.name}` : `Pin ${isScreen ? 'the screen of ' : ''}${tile.name}`
            }
            icon={tile.isPinned ? <PinOff /> : <Pin />}
            isOn={tile.isPinned}
            onPress={() => onPin(tile)}
          />
        </span>
      )}
    </div>
  )
}

/** Why there is no picture, where that is not plain. */
function Still({ tile }: { readonly tile: TileSnapshot }) {
  const words = tile.isAway
    ? 'Line is down'
    : tile.picture === 'paused'
      ? 'Picture paused'
      : tile.picture === 'coming'
        ? 'Picture is coming…'
        : ''
  return words === '' ? null : (
    <span className={styles.still} aria-hidden="true">
      {words}
    </span>
  )
}
