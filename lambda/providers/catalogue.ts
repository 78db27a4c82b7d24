export { kie } from './kie.ts'
