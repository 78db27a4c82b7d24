import { App, Stack } from 'aws-cdk-lib'
import { CreditWatchdog, fromParameter, fromSecret } from 'credit-watchdog'

const app = new App()
const stack = new Stack(app, 'Shop')

// … what the stack holds already …

new CreditWatchdog(stack, 'Watchdog', {
  alerts: { email: ['ops@example.com'] },
  keys: [
    { name: 'kie', provider: 'kie', key: fromParameter('/shop/kie'), low: 10_000 },
    { name: 'openai', provider: 'openai', key: fromSecret('shop/ai', 'openai') },
  ],
})
