/** What a paste holds: `curl -i` shows the status line and the headers before the body. */
export interface Pasted {
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Takes the head of an HTTP answer apart where there is one; anything else is all body. */
export function readAnswer(text: string): Pasted {
  const head = /^\s*HTTP\/[\d.]+ (\d{3})[^\n]*\n((?:[\w-]+:[^\n]*\n)*)\r?\n/.exec(text)
  if (head === null) return { status: null, headers: {}, body: text }
  const headers = (head[2] ?? '').split('\n').flatMap(line => {
    const [, name, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const]
  })
  return { status: Number(head[1]), headers: Object.fromEntries(headers), body: text.slice(head[0].length) }
}
