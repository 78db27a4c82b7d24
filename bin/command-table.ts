import type { Command } from './command-io.ts'

/** One line each for `--help`, in the order people need them. Loaded when asked for, so `--version` does not start an HTTP client. */
export const COMMANDS: Readonly<Record<string, { readonly summary: string; load(): Promise<Command> }>> = {
  demo: {
    summary: 'see three real incidents caught, on this machine alone',
    load: () => import('./commands/demo.ts'),
  },
  check: {
    summary: 'ask the providers about the keys found here',
    load: () => import('./commands/check.ts'),
  },
  explain: {
    summary: 'what an error text means, whose fault it is, what to do',
    load: () => import('./commands/explain.ts'),
  },
  init: {
    summary: 'write watchdog.config.ts from the keys found here',
    load: () => import('./commands/init.ts'),
  },
  keys: {
    summary: 'put a key where the watchdog reads it, compare one, list them',
    load: () => import('./commands/keys.ts'),
  },
  'test-alert': {
    summary: 'who can be reached and who cannot, and a real test to all',
    load: () => import('./commands/test-alert.ts'),
  },
  status: {
    summary: 'what the deployed watchdog knows now',
    load: () => import('./commands/status.ts'),
  },
  ack: {
    summary: 'say that you are on it: no more reminders, the others are told',
    load: () => import('./commands/ack.ts'),
  },
  silence: {
    summary: 'tell nobody about a key for a time, and say why',
    load: () => import('./commands/silence.ts'),
  },
  unsilence: {
    summary: 'end a silence',
    load: () => import('./commands/unsilence.ts'),
  },
  cost: {
    summary: 'what it costs a month, at the providers and at AWS, and how soon it notices',
    load: () => import('./commands/cost.ts'),
  },
  providers: {
    summary: 'what is known about each provider, and how',
    load: () => import('./commands/providers.ts'),
  },
  help: {
    summary: 'this list, or the help of one command',
    load: () => import('./commands/help.ts'),
  },
}
