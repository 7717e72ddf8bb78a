// The signature of a certificate: a compact JWS, ES256, by one of the keys of a JSON Web Key Set.
// A plain script, not a module: browsers refuse modules of a page that was saved to a disk.

'use strict';

globalThis.certificateSignature = (() => {
  const MAX_LENGTH = 8192;
  const decoder = new TextDecoder('utf-8', { fatal: true });

  /** Why a payload is not genuine; `code` is one of MALFORMED, ALGORITHM, UNKNOWN_KEY, SIGNATURE. */
  class NotGenuine extends Error {
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  function bytes(text) {
    if (!/^[A-Za-z0-9_-]+$/.test(text)) {
      throw new NotGenuine('MALFORMED');
    }
    try {
      return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    } catch {
      throw new NotGenuine('MALFORMED');
    }
  }

  function object(text) {
    let value;
    try {
      value = JSON.parse(decoder.decode(bytes(text)));
    } catch {
      throw new NotGenuine('MALFORMED');
    }
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw new NotGenuine('MALFORMED');
    }
    return value;
  }

  /** The payload in a text: the text itself, or what follows the # of an address; null when none. */
  function payloadIn(text) {
    const jws = text.trim().replace(/^[^#]*#/, '');
    return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(jws) ? jws : null;
  }

  /**
   * What a certificate says, once its signature is checked.
   *
   * @param {string} jws compact JWS
   * @param {{keys: object[]}} keySet JSON Web Key Set
   * @throws {NotGenuine}
   */
  async function checked(jws, keySet) {
    const parts = jws.split('.');
    if (jws.length > MAX_LENGTH || parts.length !== 3) {
      throw new NotGenuine('MALFORMED');
    }
    const header = object(parts[0]);
    // The algorithm is ours to choose, never the sender's.
    if (header.alg !== 'ES256' || 'crit' in header) {
      throw new NotGenuine('ALGORITHM');
    }
    const known = Array.isArray(keySet?.keys) ? keySet.keys : [];
    const key = known.find((one) => typeof header.kid === 'string' && one?.kid === header.kid);
    if (!key || key.kty !== 'EC' || key.crv !== 'P-256') {
      throw new NotGenuine('UNKNOWN_KEY');
    }
    const signature = bytes(parts[2]);
    let genuine = false;
    try {
      const imported = await crypto.subtle.importKey(
        'jwk',
        { kty: key.kty, crv: key.crv, x: key.x, y: key.y },
        { name: 'ECDSA', namedCurve: 'P-256' },
        false,
        ['verify'],
      );
      genuine = await crypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        imported,
        signature,
        new TextEncoder().encode(parts[0] + '.' + parts[1]),
      );
    } catch {
      genuine = false;
    }
    if (!genuine) {
      throw new NotGenuine('SIGNATURE');
    }
    const certificate = object(parts[1]);
    if (certificate.v !== 1 || typeof certificate.no !== 'string') {
      throw new NotGenuine('MALFORMED');
    }
    return certificate;
  }

  return { NotGenuine, checked, payloadIn };
})();
