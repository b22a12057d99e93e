import { spawn } from 'node:child_process'

export interface Step {
  name: string
  command: string
  arguments: string[]
  environment?: Record<string, string>
}

/** How long what a step has written may take to arrive once it has ended, in ms. */
const drainMs = 2_000

/**
 * Runs steps one after another with their output shown, all of them even when one fails.
 *
 * @returns the names of those that failed, and the whole output of each step
 */
export async function runSteps(
  steps: readonly Step[],
): Promise<{ failed: string[]; outputs: Map<string, string> }> {
  const failed: string[] = []
  const outputs = new Map<string, string>()
  for (const step of steps) {
    console.error(`\n── ${step.name}`)
    const started = performance.now()
    const { status, output } = await run(step)
    outputs.set(step.name, output)
    if (status !== 0) failed.push(step.name)
    console.error(
      `── ${step.name}: ${status === 0 ? 'done' : 'FAILED'} in ${Math.round((performance.now() - started) / 1000)} s`,
    )
  }
  return { failed, outputs }
}

function run(step: Step): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(step.command, step.arguments, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...step.environment, FORCE_COLOR: '0' },
    })
    const show = (chunk: Buffer) => {
      output += chunk.toString()
      process.stdout.write(chunk)
    }
    child.stdout.on('data', show)
    child.stderr.on('data', show)
    child.on('error', (error) => resolve({ status: 1, output: error.message }))
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
    // What it leaves behind may hold its output open for ever: destroyed, it is closed.
    child.on('exit', () => {
      setTimeout(() => {
        child.stdout.destroy()
        child.stderr.destroy()
      }, drainMs)
    })
  })
}
