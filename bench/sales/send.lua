-- Each thread is a till of its own and sends the bodies of its own file, one after the other, each once.
-- The file BODIES.<thread> holds the till's secret on its first line and a body on each line after it.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  lines = io.lines(os.getenv("BODIES") .. "." .. number)
  headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Kasir " .. lines() }
end

function request()
  local body = lines()
  if not body then
    -- Nothing is left to send: what is counted are sales in the database, so this costs only itself.
    body = '{"messages": [], "unsent": 0}'
    lines = function() return nil end
  end
  return wrk.format("POST", os.getenv("SEND_TO"), headers, body)
end
