import { dispatch } from './dispatch.ts'

// `credit-watchdog explain < big.log | head` closes our output early: that is the reader's right, not an error.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
  throw error
})

// The exit code is set, not forced: what is still in a pipe gets out.
process.exitCode = await dispatch(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  cwd: process.cwd(),
})
