// Signing in and out, over HTTP: the cookie is set and ended there.

import { soundHeard } from "./preferences";
import { asAnswer, NO_ANSWER, type Refused } from "./wire";

export interface Credentials {
  email: string;
  password: string;
  code?: string;
}

const ADDRESS = "/api/staff/session";

export async function signIn(credentials: Credentials): Promise<{ ok: true } | Refused> {
  try {
    const response = await fetch(ADDRESS, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(credentials),
      signal: AbortSignal.timeout(15_000),
    });
    return asAnswer<object>(await response.json());
  } catch {
    return NO_ANSWER;
  }
}

/** True when the session is over, or was already. */
export async function signOut(): Promise<boolean> {
  try {
    const response = await fetch(ADDRESS, { method: "DELETE", signal: AbortSignal.timeout(15_000) });
    return response.ok || response.status === 401;
  } catch {
    return false;
  }
}

/** Everything that was read goes with the page. */
export async function leaveForGood(): Promise<boolean> {
  const out = await signOut();
  if (out) {
    soundHeard.value = "no";
    location.reload();
  }
  return out;
}
