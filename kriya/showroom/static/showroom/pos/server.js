// How the till speaks to the server: by its own secret, without cookies, so that no log-in that ended stands in the way.
const PATIENCE = 20_000;

export class Offline extends Error {}
export class Answered extends Error {
  constructor(status, said) {
    super(said?.code ?? String(status));
    this.status = status;
    this.said = said;
  }
}

async function fetched(address, secret, body) {
  try {
    return await fetch(address, {
      method: "POST", body: JSON.stringify(body), credentials: "omit", cache: "no-store", redirect: "error", signal: AbortSignal.timeout(PATIENCE),
      headers: { "Content-Type": "application/json", Authorization: `Kasir ${secret}` },
    });
  } catch (reason) {
    throw new Offline(reason.message);
  }
}

export function serverOf(addresses, secret) {
  const asked = async (name, body) => {
    const answer = await fetched(addresses[name], secret(), body);
    if (!answer.ok) throw new Answered(answer.status, await answer.json().catch(() => null));
    return answer;
  };
  const cut = (reason) => { throw reason instanceof Answered ? reason : new Offline(reason.message); };
  return {
    ask: async (name, body) => (await asked(name, body)).json().catch(cut),
    askBytes: async (name, body) => (await asked(name, body)).arrayBuffer().catch(cut),
  };
}
