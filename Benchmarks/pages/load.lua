-- Asks what stands in the file $ASK, one after the other and from the beginning again, and looks at every status.
--
-- The file begins with the status that is expected. Each request after it is preceded by the byte 30 and by a number:
-- the version that it has seen, which is one higher each time round; {version} stands for it. {eight} stands for eight
-- digits that no other request has, as telephone numbers are: somebody else's would be asked about first.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init()
  local file = assert(io.open(os.getenv("ASK"), "rb"))
  local text = file:read("*a")
  file:close()
  asks, place, round, wrong, example = {}, 0, 0, 0, 0
  -- Fewer are sent than 2,000 a second, so that the next run begins behind the last number of this one.
  number = os.time() * 2000
  expected = tonumber(text:match("^(%d+)"))
  for version, request in text:gmatch("\30(%d+) ([^\30]*)") do
    table.insert(asks, { version = tonumber(version), text = request, counts = request:find("{", 1, true) ~= nil })
  end
end

local function written(ask, round)
  if not ask.counts then return ask.text end
  local version = ask.version + round
  number = number + 1
  return (ask.text:gsub("{version}", tostring(version)):gsub("{eight}", string.format("%08d", 10000000 + number % 90000000)))
end

function request()
  -- wrk looks at one beforehand, and does not send it.
  if not seen then
    seen = true
    return written(asks[1], 0)
  end
  place = place + 1
  if place > #asks then
    place, round = 1, round + 1
  end
  return written(asks[place], round)
end

function response(status)
  if status ~= expected then
    wrong, example = wrong + 1, status
  end
end

function done(summary, latency)
  local wrong, example = 0, 0
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("wrong")
    example = math.max(example, thread:get("example"))
  end
  local lost = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  local result = '{"requests": %d, "seconds": %.6f, "bytes": %d, "p50_ms": %.4f, "p99_ms": %.4f, '
    .. '"wrong": %d, "example": %d, "lost": %d}'
  io.write(
    "RESULT " .. result:format(
      summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3,
      latency:percentile(99) / 1e3, wrong, example, lost) .. "\n")
end
