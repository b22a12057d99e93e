interface Size {
  readonly width: number
  readonly height: number
}

/** The largest place for a picture within a frame, in whole pixels and without distorting it: faces must stay faces. */
export function fit(picture: Size, frame: Size): Size & { readonly x: number; readonly y: number } {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height)
  const width = Math.max(1, Math.min(frame.width, Math.round(picture.width * scale)))
  const height = Math.max(1, Math.min(frame.height, Math.round(picture.height * scale)))
  return {
    width,
    height,
    x: Math.floor((frame.width - width) / 2),
    y: Math.floor((frame.height - height) / 2),
  }
}
