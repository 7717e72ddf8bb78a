'use strict';

const byId = (id) => document.getElementById(id);

/** Chinese text first, English second and marked as such. */
function write(element, chinese, english) {
  const second = document.createElement('span');
  second.lang = 'en';
  second.textContent = english;
  element.replaceChildren(`${chinese} `, second);
}

async function read(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

let shown;

async function showParts() {
  const state = byId('parts-state');
  let health;
  try {
    health = await read('/health');
  } catch {
    health = { status: 'DOWN', parts: {} };
  }
  for (const row of byId('parts-list').children) {
    const cell = row.querySelector('td');
    const up = health.parts[row.dataset.part] === 'UP';
    cell.className = up ? 'up' : 'down';
    write(cell, up ? '正常' : '未运行', up ? 'up' : 'down');
  }
  // A status is read out when it is written: only when it has changed, then.
  if (shown !== health.status) {
    shown = health.status;
    if (health.status === 'UP') write(state, '全部正常运行', 'Everything runs');
    else write(state, '部分功能暂不可用', 'Some parts are not available');
    if (health.status === 'UP') showItems();
  }
  byId('demo').hidden = health.demo !== true;
}

async function showItems() {
  const state = byId('items-state');
  try {
    const page = await read('/api/catalog/items?limit=100');
    const list = byId('items-list');
    list.replaceChildren(
      ...page.items.map((item) => {
        const link = document.createElement('a');
        link.href = `/api/catalog/items/${encodeURIComponent(item.itemCode)}/guide`;
        link.textContent = item.name;
        const entry = document.createElement('li');
        entry.append(link, item.officeCode ? ` (${item.officeCode})` : '');
        return entry;
      }),
    );
    write(state, `共 ${page.items.length} 项，点击查看办事指南`, `${page.items.length} items, each with its guide`);
  } catch {
    write(state, '事项目录暂时无法读取', 'The catalogue cannot be read at the moment');
  }
}

async function showSession() {
  try {
    const me = await read('/api/me');
    const leave = document.createElement('a');
    leave.href = '/logout';
    write(leave, '退出', 'Sign out');
    byId('session').replaceChildren(`${me.name ?? me.user} `, leave);
  } catch {
    // Not signed in: the link to do so is there already.
  }
}

showSession();
showItems();
showParts();
setInterval(showParts, 10_000);
