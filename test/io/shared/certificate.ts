import { createPrivateKey } from 'node:crypto'

/** Self-signed for 127.0.0.1, made for these tests: nobody trusts it unless a test says so. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBojCCAUmgAwIBAgIULsP4hwv5Y4fkd50usxMT8EiYQFMwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNbG9vcGJhY2sgdGVzdDAgFw0yNjExMjAxMjUwMDhaGA8yMTI2
MTAyNzEyNTAwOFowGDEWMBQGA1UEAwwNbG9vcGJhY2sgdGVzdDBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABD4Y+SgzXZqfO43I9e5YD/OnY19uRdvh4RafqXg3BlAO
NdnqGoqGf6Pfe27hQb6IWDlX+BduChF+4uxF9RuRlyujbzBtMB0GA1UdDgQWBBSE
8wQZ1CkpzRqCz+FmckjnVAohdzAfBgNVHSMEGDAWgBSE8wQZ1CkpzRqCz+Fmckjn
VAohdzAPBgNVHRMBAf8EBTADAQH/MBoGA1UdEQQTMBGHBH8AAAGCCWxvY2FsaG9z
dDAKBggqhkjOPQQDAgNHADBEAiBizolEraThswUhCx1514/8/Rjlva2uFgxK0+pU
4xJVhgIgEkJYuXXR+xkTMKm/AJSmLgicgMPj30b873EOgzmTavw=
-----END CERTIFICATE-----
`

export const privateKey = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'EC',
    x: 'Phj5KDNdmp87jcj17lgP86djX25F2-HhFp-peDcGUA4',
    y: 'NdnqGoqGf6Pfe27hQb6IWDlX-BduChF-4uxF9RuRlys',
    crv: 'P-256',
    d: 'VvyUBhhH-lgU_kJB53f-ZtgCgHmlqE84R9jx34KPX2o',
  },
})
  .export({ type: 'pkcs8', format: 'pem' })
  .toString()
