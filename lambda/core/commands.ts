/** Whether the installed command knows `ack` and `silence`; messages name only commands that work. */
export const COMMANDS_AVAILABLE = true
