import fc from 'fast-check'

/** The same histories on every machine, so that a red run is red everywhere. Others: FC_SEED=$RANDOM npm test. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_251_120) })
