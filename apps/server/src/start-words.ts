import type { Config } from './platform/config.ts'

/** What is said when the server is ready: where it is, whom to be, and how to stop. */
export function welcome(config: Config, demonstration: boolean): string {
  const lines = ['', `Baton is ready: ${config.publicUrl}`, '']
  if (demonstration) {
    lines.push(
      'This is St Brannoc’s, a demonstration hospital with invented people. Open the address and choose someone to be:',
      '  Amina Yusuf, staff nurse · Daniel Okafor, medical registrar · Ffion Rees, pharmacist',
      '  Rhiannon Pugh, burns registrar of another organisation, to whom Ruth Nichols’s ward has turned',
      'Open it again in another browser or a private window as someone else, and write to each other.',
      '',
    )
  } else {
    lines.push('No organisation yet? npm run admin -- create-organisation makes one.', '')
  }
  lines.push(`Everything is kept in ${config.dataDir}. Stop with Ctrl-C; npm start goes on where it was.`, '')
  return lines.join('\n')
}

/** Why the address could not be taken, and the way out. */
export function listenProblem(error: unknown, config: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `Port ${config.port} is in use by another program. Stop that, or choose another: PORT=${config.port + 1} npm start`
  }
  if (code === 'EACCES') {
    return `This account may not use port ${config.port}. Choose one above 1023: PORT=3000 npm start`
  }
  if (code === 'EADDRNOTAVAIL') {
    return `This machine has no address ${config.host}. Choose 127.0.0.1 or 0.0.0.0: HOST=127.0.0.1 npm start`
  }
  return `The server could not listen on ${config.host}:${config.port}. Choose others with HOST and PORT.`
}
