import sharp from 'sharp'

/** A photo as a phone takes it, twelve megapixels and some 4 MB: large shapes under fine noise. */
export async function largePhoto(): Promise<Buffer> {
  const [width, height] = [4032, 3024]
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'black',
      noise: { type: 'gaussian', mean: 110, sigma: 24 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const shapes = Buffer.from(
    `<svg width="${width}" height="${height}"><circle cx="1800" cy="1500" r="900" fill="#c33" opacity="0.5"/></svg>`,
  )
  return sharp(noise)
    .composite([{ input: shapes }])
    .jpeg({ quality: 84 })
    .toBuffer()
}
