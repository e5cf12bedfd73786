"""A process that claims chats from Redis as is usual, and tells how fast: `claiming.py URL SPECIALISTS SLOTS`."""

import json
import sys
import time

import redis

CLAIM = """
local chat = redis.call('ZPOPMIN', KEYS[1])
if #chat == 0 then return nil end
local specialist = redis.call('ZPOPMIN', KEYS[2])
if #specialist == 0 then
  redis.call('ZADD', KEYS[1], chat[2], chat[1])
  return nil
end
local load = tonumber(specialist[2]) + 1
if load < tonumber(ARGV[1]) then redis.call('ZADD', KEYS[2], load, specialist[1]) end
redis.call('HSET', KEYS[3], chat[1], specialist[1])
return {chat[1], specialist[1]}
"""
KEYS = ["waiting", "free", "claimed"]


def measure(url: str, specialists: int, slots: int) -> dict[str, float]:
    """Claims per second, and the microseconds of each."""
    carrier = redis.Redis.from_url(url)
    claim = carrier.register_script(CLAIM)
    chats = specialists * slots
    carrier.zadd("waiting", {f"chat{number}": number for number in range(chats)})
    carrier.zadd("free", {f"specialist{number}": 0 for number in range(specialists)})
    begun = time.perf_counter()
    claims = sum(claim(keys=KEYS, args=[slots]) is not None for _ in range(chats))
    seconds = time.perf_counter() - begun
    return {"rate": claims / seconds, "us": seconds / claims * 1e6, "offers": claims}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))) + "\n")
