/**
 * Loaded before the server (`node --import`): where npm is told to ignore scripts it leaves out `prestart`, so the
 * installing and building is done here; and a Node that cannot read TypeScript is answered with a sentence.
 */
if (process.env.npm_config_ignore_scripts === 'true') await import('./bootstrap.mjs')
if (process.exitCode) process.exit()

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This is Node.js ${process.versions.node}, and Baton runs on the newer one that npm installs with it: use "npm start" and "npm run", after one "npm start".`,
  )
  process.exit(1)
}
