-- Takes, keeps or gives back a lease. Each new holder gets a higher fencing number.
-- An owner that comes back with another boot (a killed bot started again) takes its own lease over at once.
--
-- KEYS  1 lease (hash: owner, boot, fence, until)
-- ARGV  1 owner   2 boot   3 life (ms; 0 gives the lease back)
-- Answers  the fencing number | 'held' | 'given'
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local lease = redis.call('HMGET', KEYS[1], 'owner', 'boot', 'until')
local mine = lease[1] == ARGV[1] and lease[2] == ARGV[2]

if ARGV[3] == '0' then
  if mine then redis.call('HSET', KEYS[1], 'until', '0') end
  return 'given'
end

local alive = lease[3] and tonumber(lease[3]) > now
if alive and lease[1] ~= ARGV[1] then return 'held' end
if not (mine and alive) then redis.call('HINCRBY', KEYS[1], 'fence', 1) end
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'boot', ARGV[2], 'until', string.format('%.0f', now + tonumber(ARGV[3])))
return redis.call('HGET', KEYS[1], 'fence')
