import { defineWatchdog, fromParameter } from '../lib/configuration/define.ts'

/**
 * Three providers, as a small team has them. In a configuration of your own (`npx credit-watchdog init` writes it beside this folder, as
 * watchdog.config.ts) the import begins with './lib'.
 */
export default defineWatchdog({
  deployment: 'CreditWatchdog',
  schedule: { every: '5m' },
  alerts: {
    email: ['ops@example.com', { to: 'finance@example.com', severity: ['urgent', 'warning'], keys: ['kie'] }],
    sms: ['+15550100'],
    language: 'en',
    timeZone: 'Europe/Amsterdam',
  },
  quietHours: { from: '22:00', to: '07:00' },
  product: 'Acme Studio',
  keys: [
    {
      name: 'aimlapi',
      provider: 'aimlapi',
      key: fromParameter('/credit-watchdog/aimlapi'),
      low: '5M credits',
      critical: '1M credits',
      pools: [
        { name: 'chat', model: 'gpt-4o', costUsd: 0.00004, serves: 'the assistant' },
        {
          name: 'claude',
          model: 'anthropic/claude-sonnet-4.5',
          costUsd: 0.000045,
          alternatives: ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
          fallback: 'chat',
          serves: 'article writing',
        },
      ],
    },
    {
      name: 'kie',
      provider: 'kie',
      key: fromParameter('/credit-watchdog/kie'),
      login: 'ops@example.com',
      low: 10_000,
      pools: [
        { name: 'video', serves: 'video generation', workUnits: [{ name: 'video', cost: 135 }] },
        { name: 'images', serves: 'image generation', workUnits: [{ name: 'image', cost: 4 }] },
      ],
    },
    {
      name: 'openai',
      provider: 'openai',
      key: fromParameter('/credit-watchdog/openai'),
      note: 'Check the polling loop before topping up.',
    },
  ],
})
