/** Tells a browser to show what it gets where it is asked for, or to keep it outside under this name (RFC 6266). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  if (kind === 'inline') return 'inline'
  const plain = name.replaceAll(/[^\w .-]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encode(name)}`
}

function encode(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
