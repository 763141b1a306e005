-- Gives a turn for one call to VK. All processes of a community share one pace.
--
-- KEYS  1 pace (hash: at, the time of the latest turn given, µs)
-- ARGV  1 the least distance between turns (µs)
-- Answers  how long to wait before the call (ms, rounded up); the turn is taken
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local at = tonumber(redis.call('HGET', KEYS[1], 'at') or '0') + tonumber(ARGV[1])
-- A pause earns no burst: turns that nobody took are gone.
if at < now then at = now end
redis.call('HSET', KEYS[1], 'at', string.format('%.0f', at))
return math.ceil((at - now) / 1000)
