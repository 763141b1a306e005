-- Takes, keeps or gives back a lease. Each new holder gets a higher fencing number.
-- A killed bot that is started again takes its own lease over at once: its first question says so. Later on a
-- process that finds another boot of its own installation there waits as for anybody else: both are alive.
--
-- Where the connection was lost meanwhile, another server may answer, or the same one that has lost its last writes:
-- the holder says the number that it had, and gets one above it, so that whoever goes by the number begins anew.
--
-- KEYS  1 lease (hash: owner, boot, fence, until, run: the start of the server at which the number was given)
-- ARGV  1 owner   2 boot   3 life (ms; 0 gives the lease back)
--       4 'first' for the first question of a boot; the number held before the connection was lost; 'look' to take
--         nothing; '' otherwise
-- Answers  the fencing number | 'held' | 'twin' (held by another boot of this installation) | 'given' | 'free' (to a look)
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local lease = redis.call('HMGET', KEYS[1], 'owner', 'boot', 'until', 'run')
local mine = lease[1] == ARGV[1] and lease[2] == ARGV[2]

if ARGV[3] == '0' then
  if mine then redis.call('HSET', KEYS[1], 'until', '0') end
  return 'given'
end

-- No lease ends later than a life from now: where it says so, this server's clock was set back.
local left = tonumber(lease[3] or 0) - now
local alive = left > 0 and left <= tonumber(ARGV[3])
if ARGV[4] == 'look' then return alive and 'held' or 'free' end
if alive and lease[1] ~= ARGV[1] then return 'held' end
if alive and not mine and ARGV[4] ~= 'first' then return 'twin' end
local had = tonumber(ARGV[4])
if had and had > tonumber(redis.call('HGET', KEYS[1], 'fence') or 0) then redis.call('HSET', KEYS[1], 'fence', had) end
-- Where this server may not be asked, the connection alone tells that it was started anew.
local info = redis.pcall('INFO', 'server')
local run = type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
if had or lease[4] ~= run or not (mine and alive) then redis.call('HINCRBY', KEYS[1], 'fence', 1) end
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'boot', ARGV[2], 'until', string.format('%.0f', now + tonumber(ARGV[3])), 'run', run)
return redis.call('HGET', KEYS[1], 'fence')
