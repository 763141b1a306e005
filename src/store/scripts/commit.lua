-- Commits one transaction, whole or not at all.
--
-- KEYS  every key that the plan names
-- ARGV  1  the plan, JSON: { b, e, f, c, t, d, w, o } with numbers that point into KEYS and ARGV
--          e  argument with the event's id           b  keys of the mark buckets, the present one first
--          f  {key, argument}: the lease and the fencing number that must still hold it, given at this start of the server
--          c  {{key, version}…}: records whose version was relied on (0: absent)
--          t  {key…}: counters of which one is taken, refused when none is left
--          d  {{key, member, score}…}: due facts that must still stand as they were claimed
--          w  {{command, key, argument…}…}: what is written, in this order
--          o  {{key, cause, at, body}…}: entries of outboxes, in this order
--       2… the texts
-- Answers  'ok' | 'repeat' | 'fenced' | 'conflict <key number>' | 'short <key number>' | 'gone <key number>'
--          After 'ok' for each entry of an outbox the newest that was there before, and its own: 'ok 5-0 7-0'
local plan = cjson.decode(ARGV[1])

if plan.e then
  for _, bucket in ipairs(plan.b) do
    if redis.call('SISMEMBER', KEYS[bucket], ARGV[plan.e]) == 1 then return 'repeat' end
  end
end

if plan.f then
  local lease = redis.call('HMGET', KEYS[plan.f[1]], 'fence', 'run')
  if lease[1] ~= ARGV[plan.f[2]] then return 'fenced' end
  -- A server that was started since the number was given may have lost its last writes.
  local info = lease[2] and redis.pcall('INFO', 'server')
  if type(info) == 'string' and not string.find(info, 'run_id:' .. lease[2], 1, true) then return 'fenced' end
end

for _, check in ipairs(plan.c or {}) do
  -- A record is '<version> <json>'; sixteen bytes hold any version.
  local version = string.match(redis.call('GETRANGE', KEYS[check[1]], 0, 15), '^%d+') or '0'
  if tonumber(version) ~= check[2] then return 'conflict ' .. check[1] end
end

for _, counter in ipairs(plan.t or {}) do
  if tonumber(redis.call('GET', KEYS[counter]) or '0') < 1 then return 'short ' .. counter end
end

for _, fact in ipairs(plan.d or {}) do
  local score = redis.call('ZSCORE', KEYS[fact[1]], ARGV[fact[2]])
  if not score or tonumber(score) ~= tonumber(ARGV[fact[3]]) then return 'gone ' .. fact[1] end
end

for _, counter in ipairs(plan.t or {}) do redis.call('DECR', KEYS[counter]) end

for _, write in ipairs(plan.w or {}) do
  local words = { write[1], KEYS[write[2]] }
  for i = 3, #write do words[i] = ARGV[write[i]] end
  redis.call(unpack(words))
end

local answer = 'ok'
for _, entry in ipairs(plan.o or {}) do
  local newest = redis.call('XREVRANGE', KEYS[entry[1]], '+', '-', 'COUNT', 1)[1]
  local words = { '*', 'cause', ARGV[entry[2]], 'at', ARGV[entry[3]], 'body', ARGV[entry[4]] }
  answer = answer .. ' ' .. (newest and newest[1] or '0') .. ' ' .. redis.call('XADD', KEYS[entry[1]], unpack(words))
end

if plan.e then
  redis.call('SADD', KEYS[plan.b[1]], ARGV[plan.e])
  -- The sweep of a bucket nobody looks into any more; what counts as old is decided by the clock above.
  redis.call('EXPIRE', KEYS[plan.b[1]], 172800)
end
return answer
