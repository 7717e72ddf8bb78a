// The page that checks a certificate: first its signature, here in the browser; then, with a
// network, whether it was revoked.

'use strict';

const { NotGenuine, checked, payloadIn } = globalThis.certificateSignature;

const STATUS = {
  VALID: ['good', '证照有效', 'Valid', '该证照由下列机关签发，目前有效。'],
  EXPIRED: ['bad', '证照已过期', 'Expired', '该证照的有效期已经届满。'],
  REVOKED: ['bad', '证照已被撤销或者注销', 'Revoked', '该证照已经失效，不得再使用。'],
  UNKNOWN: ['bad', '查无此证照', 'Unknown', '没有这份证照的签发记录，请核对核验码。'],
};
const FLAWS = {
  MALFORMED: '二维码内容不完整或者不是证照内容。 The text is not a certificate.',
  ALGORITHM: '签名算法不符。 It is not signed as certificates are.',
  UNKNOWN_KEY: '签名所用的公钥不在已知公钥之中。 Signed by a key that is not known.',
  SIGNATURE: '签名不符，内容被改动过或者系伪造。 The signature does not match: altered or forged.',
};
const LABELS = [
  ['no', '证照编号'],
  ['itemName', '许可事项'],
  ['officeName', '发证机关'],
  ['holder', '持证人'],
  ['issued', '发证日期'],
  ['validTo', '有效期至'],
  ['revokedOn', '失效日期'],
];
const KEYS_KEPT = 'onevisit.certificate-keys';

const at = (id) => document.getElementById(id);
const online = location.protocol.startsWith('http');

/** Keys: from the chosen file, else from the service, else those kept from the last visit. */
async function keySet() {
  const file = at('keys').files[0];
  if (file) {
    try {
      return JSON.parse(await file.text());
    } catch {
      flaw('keys', '这不是公钥文件。 This is not a key file.');
      return null;
    }
  }
  try {
    const answer = await fetch('/api/permits/certificates/keys');
    if (answer.ok) {
      const text = await answer.text();
      localStorage.setItem(KEYS_KEPT, text);
      return JSON.parse(text);
    }
  } catch {
    // No network: the keys of the last visit may do.
  }
  try {
    return JSON.parse(localStorage.getItem(KEYS_KEPT));
  } catch {
    return null;
  }
}

/** What the service knows of a code; null when it can't be asked. */
async function known(code) {
  if (!online) {
    return null;
  }
  try {
    const answer = await fetch('/api/permits/verify?code=' + encodeURIComponent(code), {
      cache: 'no-store',
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** The day in the offices' time zone. */
function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

function flaw(field, text) {
  at(field + '-error').textContent = text;
  at(field + '-error').hidden = !text;
  at(field).setAttribute('aria-invalid', String(Boolean(text)));
}

function show([tone, title, english, text], facts, steps) {
  const verdict = at('verdict');
  verdict.className = 'verdict ' + tone;
  at('verdict-title').textContent = title + ' ' + english;
  at('verdict-text').textContent = text;
  at('verdict-facts').replaceChildren(
    ...LABELS.filter(([name]) => facts[name]).flatMap(([name, label]) => {
      const term = document.createElement('dt');
      const value = document.createElement('dd');
      term.textContent = label;
      value.textContent = String(facts[name]);
      return [term, value];
    }),
  );
  at('verdict-steps').replaceChildren(
    ...steps.map(([done, words]) => {
      const step = document.createElement('li');
      step.className = done ? 'done' : 'open';
      step.textContent = words;
      return step;
    }),
  );
  verdict.hidden = false;
  document.title = title + ' · 证照核验';
}

async function checkPayload(jws) {
  if (!globalThis.crypto?.subtle) {
    show(
      ['unsure', '不能核验签名', 'Signature not checked', '浏览器只在 https 或者本机地址下提供签名核验，请改用核验码。'],
      {},
      [],
    );
    return;
  }
  const keys = await keySet();
  if (!keys) {
    show(
      ['unsure', '没有公钥', 'No keys', '取不到公钥。请连接网络，或者在“离线核验”中选择公钥文件。'],
      {},
      [],
    );
    return;
  }
  let certificate;
  try {
    certificate = await checked(jws, keys);
  } catch (e) {
    const why = e instanceof NotGenuine ? FLAWS[e.code] : FLAWS.MALFORMED;
    show(['bad', '证照无效', 'Not genuine', why], {}, [[false, '签名未通过核验']]);
    return;
  }
  const signed = [true, '签名有效，内容未被改动 The signature is genuine'];
  const answer = await known(certificate.code ?? '');
  if (!answer && certificate.validTo && certificate.validTo < today()) {
    show(STATUS.EXPIRED, certificate, [signed]);
    return;
  }
  if (!answer) {
    show(
      ['unsure', '签名有效，状态未知', 'Genuine, status unknown', '该证照由下列机关签发、内容未被改动；是否已被撤销，请联网后再核验。'],
      certificate,
      [signed, [false, '未能在线查询状态 The status could not be asked for']],
    );
    return;
  }
  show(STATUS[answer.status] ?? STATUS.UNKNOWN, { ...certificate, revokedOn: answer.revokedOn }, [
    signed,
    [true, '已在线查询状态 The status was asked for'],
  ]);
}

async function checkCode(code) {
  const answer = await known(code);
  if (!answer) {
    flaw('typed', '现在无法在线查询，请稍后再试；离线时请粘贴二维码中的全部文字。 Can’t ask now; offline, paste the text of the QR code.');
    return;
  }
  show(
    STATUS[answer.status] ?? STATUS.UNKNOWN,
    {
      no: answer.certificateNo,
      itemName: answer.itemName,
      officeName: answer.officeName,
      issued: answer.issuedOn,
      validTo: answer.validTo,
      revokedOn: answer.revokedOn,
    },
    [[true, '已在线查询状态；请与纸面内容核对 The status was asked for; compare with the paper']],
  );
}

async function check(text) {
  flaw('typed', '');
  flaw('keys', '');
  at('verdict').hidden = true;
  const jws = payloadIn(text);
  if (jws) {
    await checkPayload(jws);
  } else if (/^[\s0-9A-Za-z-]{1,60}$/.test(text)) {
    await checkCode(text.trim());
  } else {
    flaw('typed', '请输入核验码，或者粘贴二维码中的全部文字。 Enter the code, or paste the text of the QR code.');
    at('typed').focus();
  }
}

at('check').addEventListener('submit', (event) => {
  event.preventDefault();
  check(at('typed').value);
});
addEventListener('hashchange', () => checkAddress());

function checkAddress() {
  const carried = location.hash.slice(1);
  if (carried) {
    at('typed').value = carried;
    check(carried);
  }
}
checkAddress();
